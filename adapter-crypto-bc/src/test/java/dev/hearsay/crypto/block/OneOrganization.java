// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspVerdict;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.List;
import java.util.Optional;

/** Any member of one organization signs, in full. */
record OneOrganization(Msp msp) implements BlockSigning {

  @Override
  public Optional<Member> member(PeerIdentity identity) {
    return IdentityClaim.of(identity)
        .filter(claim -> claim.org().equals(msp.org()))
        .map(msp::judge)
        .filter(MspVerdict.Valid.class::isInstance)
        .map(verdict -> ((MspVerdict.Valid) verdict).member());
  }

  @Override
  public boolean knowsNumbers() {
    return false;
  }

  @Override
  public Optional<PeerIdentity> consenter(int number) {
    return Optional.empty();
  }

  @Override
  public boolean isSatisfiedBy(List<Member> signers) {
    return !signers.isEmpty();
  }
}
