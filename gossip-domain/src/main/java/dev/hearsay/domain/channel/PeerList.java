// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.PkiId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The peers of one channel: alive, with a state info that does not say that they left (channels
 * §3).
 *
 * <p>Owned by its channel. The lists are made when somebody asks, and kept until a member or a
 * state info changes.
 */
final class PeerList {

  private final Surroundings here;
  private final StateInfoStore store;
  private List<ChannelPeer> peers = List.of();
  private List<PeerAddress> ofOwnOrg = List.of();
  private boolean current;
  private long madeOf;

  PeerList(Surroundings here, StateInfoStore store) {
    this.here = here;
    this.store = store;
  }

  /** A member came, went, or has another endpoint. */
  void membersChanged() {
    current = false;
  }

  /** All peers, without this node, in the order of membership. */
  List<ChannelPeer> all() {
    refresh();
    return peers;
  }

  /** Where the peers of the own organization are reached: blocks are pulled from them. */
  List<PeerAddress> ofOwnOrg() {
    refresh();
    return ofOwnOrg;
  }

  private void refresh() {
    if (current && madeOf == store.version()) {
      return;
    }
    List<ChannelPeer> all = new ArrayList<>();
    List<PeerAddress> own = new ArrayList<>();
    for (NetworkMember member : here.ports().members().alive()) {
      entryOf(member.pkiId())
          .ifPresent(entry -> {
            all.add(new ChannelPeer(member, entry.properties(), entry.envelope()));
            if (here.isOwn(entry.org())) {
              own.add(new PeerAddress(member.pkiId(), member.preferredEndpoint()));
            }
          });
    }
    peers = List.copyOf(all);
    ofOwnOrg = List.copyOf(own);
    current = true;
    madeOf = store.version();
  }

  private Optional<StateInfoEntry> entryOf(PkiId peer) {
    return store.get(peer).filter(entry -> !entry.properties().leftChannel());
  }
}
