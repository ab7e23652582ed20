// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Rule;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.common.CombinedPrincipal;
import dev.hearsay.wire.common.ImplicitMetaPolicy;
import dev.hearsay.wire.common.MSPIdentityAnonymity;
import dev.hearsay.wire.common.MSPIdentityAnonymity.MSPIdentityAnonymityType;
import dev.hearsay.wire.common.MSPPrincipal;
import dev.hearsay.wire.common.MSPRole;
import dev.hearsay.wire.common.OrganizationUnit;
import dev.hearsay.wire.common.Policy.PolicyType;
import dev.hearsay.wire.common.SignaturePolicy;
import dev.hearsay.wire.common.SignaturePolicyEnvelope;
import java.util.ArrayList;
import java.util.List;

/** Policies of configurations (channel configuration §3.3 and §6). */
final class PolicyReader {

  /** How often principals may be combined of combined ones; rules are bounded by the parser. */
  private static final int MAX_DEPTH = 20;

  private PolicyReader() {}

  /**
   * Reads a policy.
   *
   * @param path what error lines call it
   * @throws UnusableConfigException if it cannot be built
   */
  static Policy read(String path, dev.hearsay.wire.common.Policy policy) {
    try {
      return switch (policy.getType()) {
        case PolicyType.SIGNATURE_VALUE ->
            ofSigners(SignaturePolicyEnvelope.parseFrom(policy.getValue()));
        case PolicyType.IMPLICIT_META_VALUE ->
            ofGroups(ImplicitMetaPolicy.parseFrom(policy.getValue()));
        default ->
            throw new UnusableConfigException(
                "policy " + path + " is of type " + policy.getType() + ", which is no policy");
      };
    } catch (UnusableConfigException unusable) {
      throw unusable;
    } catch (InvalidProtocolBufferException | IllegalArgumentException wrong) {
      throw new UnusableConfigException("policy " + path + ": " + wrong.getMessage(), wrong);
    }
  }

  private static Policy ofGroups(ImplicitMetaPolicy wire) {
    Policy.Share share =
        switch (wire.getRule()) {
          case ANY -> Policy.Share.ANY;
          case ALL -> Policy.Share.ALL;
          case MAJORITY -> Policy.Share.MAJORITY;
          case UNRECOGNIZED ->
              throw new IllegalArgumentException("its rule " + wire.getRuleValue() + " is none");
        };
    return new Policy.OfGroups(wire.getSubPolicy(), share);
  }

  private static Policy ofSigners(SignaturePolicyEnvelope wire) {
    if (wire.getVersion() != 0) {
      throw new IllegalArgumentException("its version " + wire.getVersion() + " is unknown");
    }
    return new Policy.OfSigners(
        rule(wire.getRule()),
        wire.getIdentitiesList().stream().map(identity -> principal(identity, 0)).toList());
  }

  private static Rule rule(SignaturePolicy wire) {
    return switch (wire.getTypeCase()) {
      case SIGNED_BY -> new Rule.SignedBy(wire.getSignedBy());
      case N_OUT_OF -> {
        List<Rule> rules = new ArrayList<>();
        wire.getNOutOf().getRulesList().forEach(rule -> rules.add(rule(rule)));
        yield new Rule.AtLeast(wire.getNOutOf().getN(), rules);
      }
      case TYPE_NOT_SET -> throw new IllegalArgumentException("a rule says nothing");
    };
  }

  /** What cannot be read is fulfilled by nobody, and spoils nothing else. */
  private static Principal principal(MSPPrincipal wire, int depth) {
    ByteString bytes = wire.getPrincipal();
    try {
      return switch (wire.getPrincipalClassification()) {
        case ROLE -> inRole(MSPRole.parseFrom(bytes));
        case ORGANIZATION_UNIT -> inUnit(OrganizationUnit.parseFrom(bytes));
        case IDENTITY -> new Principal.Exactly(new PeerIdentity(BytesBridge.fromWire(bytes)));
        case ANONYMITY -> anonymity(MSPIdentityAnonymity.parseFrom(bytes));
        case COMBINED -> combined(CombinedPrincipal.parseFrom(bytes), depth + 1);
        case UNRECOGNIZED -> new Principal.Nobody();
      };
    } catch (InvalidProtocolBufferException unreadable) {
      return new Principal.Nobody();
    }
  }

  private static Principal inRole(MSPRole wire) {
    OrgId org = new OrgId(wire.getMspIdentifier());
    return switch (wire.getRole()) {
      case MEMBER -> new Principal.InRole(org, Principal.Role.MEMBER);
      case ADMIN -> new Principal.InRole(org, Principal.Role.ADMIN);
      case CLIENT -> new Principal.InRole(org, Principal.Role.CLIENT);
      case PEER -> new Principal.InRole(org, Principal.Role.PEER);
      case ORDERER -> new Principal.InRole(org, Principal.Role.ORDERER);
      case UNRECOGNIZED -> new Principal.Nobody();
    };
  }

  private static Principal inUnit(OrganizationUnit wire) {
    return new Principal.InUnit(
        new OrgId(wire.getMspIdentifier()),
        wire.getOrganizationalUnitIdentifier(),
        BytesBridge.fromWire(wire.getCertifiersIdentifier()));
  }

  private static Principal anonymity(MSPIdentityAnonymity wire) {
    return wire.getAnonymityType() == MSPIdentityAnonymityType.NOMINAL
        ? new Principal.Nominal()
        : new Principal.Nobody();
  }

  private static Principal combined(CombinedPrincipal wire, int depth) {
    return depth > MAX_DEPTH
        ? new Principal.Nobody()
        : new Principal.Combined(
            wire.getPrincipalsList().stream().map(part -> principal(part, depth)).toList());
  }
}
