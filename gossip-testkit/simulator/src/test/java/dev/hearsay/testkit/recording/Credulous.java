// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.recording;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/** Believes everything, so that there is something verified. */
final class Credulous implements MessageCryptoService {

  @Override
  public ValidatedIdentity self() {
    throw new AssertionError();
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return Optional.empty();
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    throw new AssertionError();
  }

  @Override
  public Bytes sign(Bytes message) {
    return Bytes.utf8("signature");
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return true;
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    return true;
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    return new BlockVerdict.Valid();
  }
}
