// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom a node trusts at one moment: organizations that it was given, and those of its channels.
 * Never changes; a new configuration makes a new one.
 */
final class Trust {

  private final Map<OrgId, Authority> direct;
  private final Map<ChannelId, ChannelTrust> channels;

  private Trust(Map<OrgId, Authority> direct, Map<ChannelId, ChannelTrust> channels) {
    this.direct = direct;
    this.channels = channels;
  }

  /** Trust in these organizations, without a channel. */
  static Trust in(Map<OrgId, Authority> organizations) {
    return new Trust(new TreeMap<>(organizations), new TreeMap<>());
  }

  Trust with(ChannelId channel, ChannelTrust rules) {
    Map<ChannelId, ChannelTrust> more = new TreeMap<>(channels);
    more.put(channel, rules);
    return new Trust(direct, more);
  }

  Trust without(ChannelId channel) {
    Map<ChannelId, ChannelTrust> fewer = new TreeMap<>(channels);
    fewer.remove(channel);
    return new Trust(direct, fewer);
  }

  Optional<ChannelTrust> channel(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel));
  }

  /** What the trusted organizations say of an identity; whom one has revoked, none brings back. */
  Verdict judge(PeerIdentity identity) {
    return IdentityClaim.parse(identity).map(this::judge).orElseGet(Verdict.NoIdentity::new);
  }

  private Verdict judge(IdentityClaim claim) {
    Verdict result = new Verdict.Foreign();
    for (Authority authority : authorities(claim.org())) {
      Verdict verdict = authority.judge(claim);
      if (verdict instanceof Verdict.Revoked) {
        return verdict;
      }
      if (!(result instanceof Verdict.Member)) {
        result = verdict;
      }
    }
    return result;
  }

  /** The same organization may have another MSP in each channel. */
  private List<Authority> authorities(OrgId org) {
    List<Authority> found = new ArrayList<>();
    add(found, direct, org);
    channels.values().forEach(rules -> add(found, rules.authorities(), org));
    return found;
  }

  private static void add(List<Authority> found, Map<OrgId, Authority> group, OrgId org) {
    Authority authority = group.get(org);
    if (authority != null) {
      found.add(authority);
    }
  }
}
