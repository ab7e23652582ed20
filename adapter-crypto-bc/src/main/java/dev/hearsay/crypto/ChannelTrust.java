// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.block.BlockSigning;
import dev.hearsay.crypto.block.BlockVerifier;
import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspConfiguration;
import dev.hearsay.crypto.msp.MspWire;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.config.Consenter;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whom one channel trusts, at one of its configurations. */
final class ChannelTrust {

  private final ChannelId channel;
  private final MspGroup msps;
  private final ChannelRules rules;

  private ChannelTrust(ChannelId channel, MspGroup msps, ChannelRules rules) {
    this.channel = channel;
    this.msps = msps;
    this.rules = rules;
  }

  /**
   * Builds the MSPs of a configuration. Organizations whose MSP is not X.509 have no peers and are
   * left out.
   *
   * @throws IllegalArgumentException if one of them cannot be used
   */
  static ChannelTrust of(ChannelConfig config, SignatureProvider provider, int maxCachedMembers) {
    Map<OrgId, Bytes> seen = new TreeMap<>();
    List<Msp> msps = new ArrayList<>();
    try {
      Stream.concat(config.applicationOrgs().stream(), config.ordererOrgs().stream())
          .filter(organization -> isNew(organization, seen))
          .forEach(organization -> msp(config, organization, provider).ifPresent(msps::add));
    } catch (CryptoConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return new ChannelTrust(config.channel(), new MspGroup(msps, maxCachedMembers), config.rules());
  }

  /** An organization may stand in several groups, but with one MSP only. */
  private static boolean isNew(Organization organization, Map<OrgId, Bytes> seen) {
    Bytes former = seen.putIfAbsent(organization.org(), organization.msp());
    if (former != null && !former.equals(organization.msp())) {
      throw new IllegalArgumentException(organization.org() + " has two different MSPs");
    }
    return former == null;
  }

  private static Optional<Msp> msp(
      ChannelConfig config, Organization organization, SignatureProvider provider) {
    String where = "channel " + config.channel() + ", MSP " + organization.org();
    Optional<MspConfiguration> configuration = MspWire.decode(where, organization.msp());
    configuration.ifPresent(read -> requireName(where, organization.org(), read));
    return configuration.map(read -> Msp.of(read, config.rules().level(), provider));
  }

  private static void requireName(String where, OrgId org, MspConfiguration configuration) {
    if (!configuration.mspId().equals(org.mspId())) {
      throw new CryptoConfigurationException(
          where,
          "its MSP is called '" + configuration.mspId() + "'",
          "name the organization like its MSP");
    }
  }

  MspGroup msps() {
    return msps;
  }

  /** Whether what a member signs counts for the readers of the channel (identities §5.3). */
  boolean mayRead(Member member) {
    return rules.mayRead(new MemberSigners(List.of(member), msps));
  }

  /** The member behind an identity, if it may read. */
  Optional<Member> reader(PeerIdentity identity) {
    return member(identity).filter(this::mayRead);
  }

  BlockVerdict verifyBlock(long claimedNumber, Bytes block) {
    return new BlockVerifier(channel, new Signing()).verify(claimedNumber, block);
  }

  private Optional<Member> member(PeerIdentity identity) {
    return IdentityClaim.of(identity).flatMap(msps::member);
  }

  private final class Signing implements BlockSigning {
    @Override
    public Optional<Member> member(PeerIdentity identity) {
      return ChannelTrust.this.member(identity);
    }

    @Override
    public boolean knowsNumbers() {
      return rules.level() == ChannelLevel.V3_0;
    }

    @Override
    public Optional<PeerIdentity> consenter(int number) {
      return rules.consenters().stream()
          .filter(consenter -> consenter.number() == number)
          .map(Consenter::identity)
          .findFirst();
    }

    @Override
    public boolean isSatisfiedBy(List<Member> signers) {
      return rules.mayOrder(new MemberSigners(signers, msps));
    }
  }
}
