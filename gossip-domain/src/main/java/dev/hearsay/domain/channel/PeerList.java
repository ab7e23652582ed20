// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockPeers;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.PkiId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The peers of one channel: alive, with a state info that does not say that they left (channels
 * §3).
 *
 * <p>Owned by its channel. When a member changes it looks at all of them; when a state info does,
 * at its author only. The lists are made when somebody asks.
 */
final class PeerList implements BlockPeers {

  private final Surroundings here;
  private final StateInfoStore store;
  private final Map<PkiId, NetworkMember> alive = new LinkedHashMap<>();
  private final Map<PkiId, ChannelPeer> current = new LinkedHashMap<>();
  private boolean stale = true;
  private @Nullable List<ChannelPeer> peers;
  private @Nullable List<OwnPeer> ofOwnOrg;

  PeerList(Surroundings here, StateInfoStore store) {
    this.here = here;
    this.store = store;
    store.listen(this::stateInfoChanged);
  }

  /** A member came, went, or has another endpoint. */
  void membersChanged() {
    stale = true;
  }

  private void stateInfoChanged(PkiId author) {
    NetworkMember member = alive.get(author);
    if (!stale && member != null) {
      look(author, member);
      forgetLists();
    }
  }

  private void refresh() {
    if (stale) {
      stale = false;
      alive.clear();
      current.clear();
      here.ports().members().alive().forEach(member -> alive.put(member.pkiId(), member));
      alive.forEach(this::look);
      forgetLists();
    }
  }

  private void look(PkiId peer, NetworkMember member) {
    store
        .get(peer)
        .filter(entry -> !entry.properties().leftChannel())
        .ifPresentOrElse(
            entry ->
                current.put(peer, new ChannelPeer(member, entry.properties(), entry.envelope())),
            () -> current.remove(peer));
  }

  private void forgetLists() {
    peers = null;
    ofOwnOrg = null;
  }

  /** All peers, without this node, in an order that is the same in every run. */
  List<ChannelPeer> peers() {
    refresh();
    List<ChannelPeer> known = peers;
    if (known == null) {
      known = List.copyOf(current.values());
      peers = known;
    }
    return known;
  }

  /** A peer of the own organization, from which blocks are pulled. */
  private record OwnPeer(PeerAddress address, long ledgerHeight) {}

  private List<OwnPeer> ofOwnOrg() {
    refresh();
    List<OwnPeer> known = ofOwnOrg;
    if (known == null) {
      known = current.values().stream().filter(this::isOfOwnOrg).map(PeerList::ownPeer).toList();
      ofOwnOrg = known;
    }
    return known;
  }

  private boolean isOfOwnOrg(ChannelPeer peer) {
    return store.get(peer.member().pkiId()).filter(entry -> here.isOwn(entry.org())).isPresent();
  }

  private static OwnPeer ownPeer(ChannelPeer peer) {
    NetworkMember member = peer.member();
    return new OwnPeer(
        new PeerAddress(member.pkiId(), member.preferredEndpoint()),
        peer.properties().ledgerHeight());
  }

  @Override
  public List<PeerAddress> all() {
    return ofOwnOrg().stream().map(OwnPeer::address).toList();
  }

  @Override
  public List<PeerAddress> above(long height) {
    return ofOwnOrg().stream()
        .filter(peer -> BlockNumbers.isBelow(height, peer.ledgerHeight()))
        .map(OwnPeer::address)
        .toList();
  }
}
