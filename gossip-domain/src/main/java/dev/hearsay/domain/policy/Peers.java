// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.List;

/**
 * Those who signed, as crypto sees them that knows organizations but no roles or units: all are
 * peers.
 *
 * @param peers each once, in the order in which they signed
 */
public record Peers(List<Peer> peers) implements Signers {

  /** One who signed. */
  public record Peer(OrgId org, PeerIdentity identity) {}

  /** Keeps an unmodifiable copy. */
  public Peers {
    peers = List.copyOf(peers);
  }

  /** Only one. */
  public static Peers one(OrgId org, PeerIdentity identity) {
    return new Peers(List.of(new Peer(org, identity)));
  }

  @Override
  public int count() {
    return peers.size();
  }

  @Override
  public boolean fits(int signer, Principal.OfMember principal) {
    Peer peer = peers.get(signer);
    return switch (principal) {
      case Principal.InRole(OrgId org, Principal.Role role) ->
          peer.org().equals(org) && (role == Principal.Role.MEMBER || role == Principal.Role.PEER);
      case Principal.Exactly(PeerIdentity identity) -> peer.identity().equals(identity);
      case Principal.InUnit unit -> false;
    };
  }
}
