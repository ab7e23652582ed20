// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The organizations of one channel and their members (channels §3). Owned by its channel. */
final class ChannelOrgs {

  private final ChannelMembers members;
  private final Set<OrgId> orgs = new LinkedHashSet<>();

  ChannelOrgs(ChannelMembers members) {
    this.members = members;
  }

  /** Takes the organizations of a configuration. */
  void become(ChannelConfig config) {
    orgs.clear();
    config.applicationOrgs().stream().map(Organization::org).forEach(orgs::add);
  }

  boolean contains(OrgId org) {
    return orgs.contains(org);
  }

  /** The members that live and whose organization is in the channel; no state info is needed. */
  List<NetworkMember> aliveMembers(Now now) {
    return members.alive().stream().filter(member -> isOfChannel(member, now)).toList();
  }

  private boolean isOfChannel(NetworkMember member, Now now) {
    return members
        .identityOf(member.pkiId(), now)
        .map(ValidatedIdentity::org)
        .filter(orgs::contains)
        .isPresent();
  }
}
