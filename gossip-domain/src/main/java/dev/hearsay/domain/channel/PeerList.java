// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockPeers;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.BlockNumbers;
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
final class PeerList implements BlockPeers {

  private final Surroundings here;
  private final StateInfoStore store;
  private List<ChannelPeer> peers = List.of();
  private List<OwnPeer> ofOwnOrg = List.of();
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
  List<ChannelPeer> peers() {
    refresh();
    return peers;
  }

  /** A peer of the own organization, from which blocks are pulled. */
  private record OwnPeer(PeerAddress address, long ledgerHeight) {}

  @Override
  public List<PeerAddress> all() {
    refresh();
    return ofOwnOrg.stream().map(OwnPeer::address).toList();
  }

  @Override
  public List<PeerAddress> above(long height) {
    refresh();
    return ofOwnOrg.stream()
        .filter(peer -> BlockNumbers.isBelow(height, peer.ledgerHeight()))
        .map(OwnPeer::address)
        .toList();
  }

  private void refresh() {
    if (current && madeOf == store.version()) {
      return;
    }
    List<ChannelPeer> all = new ArrayList<>();
    List<OwnPeer> own = new ArrayList<>();
    for (NetworkMember member : here.ports().members().alive()) {
      entryOf(member.pkiId())
          .ifPresent(entry -> {
            all.add(new ChannelPeer(member, entry.properties(), entry.envelope()));
            if (here.isOwn(entry.org())) {
              own.add(ownPeer(member, entry));
            }
          });
    }
    peers = List.copyOf(all);
    ofOwnOrg = List.copyOf(own);
    current = true;
    madeOf = store.version();
  }

  private static OwnPeer ownPeer(NetworkMember member, StateInfoEntry entry) {
    return new OwnPeer(
        new PeerAddress(member.pkiId(), member.preferredEndpoint()),
        entry.properties().ledgerHeight());
  }

  private Optional<StateInfoEntry> entryOf(PkiId peer) {
    return store.get(peer).filter(entry -> !entry.properties().leftChannel());
  }
}
