// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspVerdict;
import dev.hearsay.crypto.msp.Refusal;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.message.Rejection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Everybody whom this node trusts at a moment: its own organization, organizations it was told to
 * trust without a channel, and those of its channels. An immutable snapshot; {@link TrustRegistry}
 * replaces it as a whole.
 *
 * <p>The caches of members belong to its parts, so a channel's new configuration starts with an
 * empty one.
 */
public final class TrustedOrganizations {

  private final OrgId ownOrg;
  private final MspGroup own;
  private final MspGroup direct;
  private final SortedMap<ChannelId, ChannelTrust> channels;

  private TrustedOrganizations(
      OrgId ownOrg, MspGroup own, MspGroup direct, SortedMap<ChannelId, ChannelTrust> channels) {
    this.ownOrg = ownOrg;
    this.own = own;
    this.direct = direct;
    this.channels = Collections.unmodifiableSortedMap(channels);
  }

  /**
   * Trust without any channel.
   *
   * @param own the own organization, as the node's own folder defines it
   * @param direct organizations that are trusted like those of a channel that all may read
   * @param maxCachedMembers how many members each part remembers
   */
  static TrustedOrganizations of(Msp own, Collection<Msp> direct, int maxCachedMembers) {
    return new TrustedOrganizations(
        own.org(),
        new MspGroup(List.of(own), maxCachedMembers),
        new MspGroup(direct, maxCachedMembers),
        new TreeMap<>());
  }

  TrustedOrganizations with(ChannelId channel, ChannelTrust trust) {
    SortedMap<ChannelId, ChannelTrust> next = new TreeMap<>(channels);
    next.put(channel, trust);
    return new TrustedOrganizations(ownOrg, own, direct, next);
  }

  TrustedOrganizations without(ChannelId channel) {
    SortedMap<ChannelId, ChannelTrust> next = new TreeMap<>(channels);
    next.remove(channel);
    return new TrustedOrganizations(ownOrg, own, direct, next);
  }

  Optional<ChannelTrust> channel(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel));
  }

  /** The organization of an identity that a trusted MSP makes sense of (identities §1.2). */
  Optional<OrgId> orgOf(PeerIdentity identity) {
    return IdentityClaim.of(identity).filter(this::isReadable).map(IdentityClaim::org);
  }

  private boolean isReadable(IdentityClaim claim) {
    return groups().stream().anyMatch(group -> group.canRead(claim));
  }

  private List<MspGroup> groups() {
    List<MspGroup> groups = new ArrayList<>(List.of(own, direct));
    channels.values().forEach(channel -> groups.add(channel.msps()));
    return groups;
  }

  /**
   * Judges an identity (identities §4). For the own organization the own MSP's word is final if it
   * makes sense of the identity at all; else the first to vouch for it decides, preferably one that
   * lets it read.
   */
  Judgement judge(PeerIdentity identity) {
    return IdentityClaim.of(identity)
        .map(this::judge)
        .orElseGet(() ->
            new Judgement.Refused(
                new Refusal(Rejection.INVALID_IDENTITY, "the bytes are no identity")));
  }

  private Judgement judge(IdentityClaim claim) {
    Search search = new Search();
    if (claim.org().equals(ownOrg) && search.ask(own, claim, member -> true)) {
      return search.outcome();
    }
    if (search.ask(direct, claim, member -> true)) {
      return search.outcome();
    }
    for (Map.Entry<ChannelId, ChannelTrust> channel : channels.entrySet()) {
      ChannelTrust trust = channel.getValue();
      if (search.ask(trust.msps(), claim, trust::mayRead)) {
        return search.outcome();
      }
    }
    return search.outcome();
  }

  /** Asks one group after the other, and keeps the best answer so far. */
  private final class Search {

    private Judgement best =
        new Judgement.Refused(
            new Refusal(Rejection.FOREIGN_IDENTITY, "its organization is not trusted"));

    /** Whether the answer is final. */
    boolean ask(MspGroup group, IdentityClaim claim, Predicate<Member> mayRead) {
      return switch (group.judge(claim)) {
        case MspVerdict.Valid valid ->
            trust(new Judgement.Trusted(valid.member(), mayRead.test(valid.member())));
        case MspVerdict.Unreadable unreadable -> refuse(unreadable.refusal());
        case MspVerdict.Invalid invalid -> refuse(invalid.refusal()) || group == own;
        case MspVerdict.Malformed malformed -> abort(malformed.refusal());
      };
    }

    private boolean trust(Judgement.Trusted trusted) {
      if (trusted.mayRead() || best instanceof Judgement.Refused) {
        best = trusted;
      }
      return trusted.mayRead();
    }

    /** Keeps the most telling refusal: revoked before invalid before foreign. */
    private boolean refuse(Refusal refusal) {
      if (best instanceof Judgement.Refused(Refusal former) && weight(refusal) >= weight(former)) {
        best = new Judgement.Refused(refusal);
      }
      return false;
    }

    private boolean abort(Refusal refusal) {
      if (best instanceof Judgement.Refused) {
        best = new Judgement.Refused(refusal);
      }
      return true;
    }

    Judgement outcome() {
      return best;
    }
  }

  private static int weight(Refusal refusal) {
    return switch (refusal.reason()) {
      case REVOKED_IDENTITY -> 2;
      case INVALID_IDENTITY -> 1;
      default -> 0;
    };
  }
}
