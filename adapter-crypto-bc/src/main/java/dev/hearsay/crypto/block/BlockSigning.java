// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import dev.hearsay.crypto.msp.Member;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.List;
import java.util.Optional;

/** Who must sign the blocks of a channel (identities §7.2). */
public interface BlockSigning {

  /** The member behind an identity, if the channel knows it. */
  Optional<Member> member(PeerIdentity identity);

  /** Whether signatures may name their signers by number. */
  boolean knowsNumbers();

  /** The consenter with a number; empty if there is none. */
  Optional<PeerIdentity> consenter(int number);

  /**
   * Whether the channel demands no more than this.
   *
   * @param signers whose signatures are good, each once, in the order in which they signed
   */
  boolean isSatisfiedBy(List<Member> signers);
}
