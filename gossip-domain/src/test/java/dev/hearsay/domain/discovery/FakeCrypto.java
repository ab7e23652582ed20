// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/**
 * Signatures that spell out who signed what; identities are valid if {@link TestPeer} made them.
 */
record FakeCrypto(TestPeer owner) implements MessageCryptoService {

  @Override
  public ValidatedIdentity self() {
    return owner.identity();
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return TestPeer.of(identity).map(TestPeer::pkiId);
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    return TestPeer.of(identity)
        .<IdentityVerdict>map(peer -> new IdentityVerdict.Valid(peer.identity()))
        .orElseGet(() -> new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "no such peer"));
  }

  @Override
  public Bytes sign(Bytes message) {
    return signature(owner.pkiId(), message);
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return signature.equals(signature(author.pkiId(), message));
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    return false;
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    return new BlockVerdict.Refused("no blocks here");
  }

  private static Bytes signature(PkiId author, Bytes message) {
    return Bytes.utf8(author.value().toHex() + " signs " + message.toHex());
  }
}
