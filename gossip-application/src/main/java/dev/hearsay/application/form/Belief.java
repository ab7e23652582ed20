// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/**
 * Crypto that has no key and believes every signature: for what was verified before it was written
 * down. Nobody but the forms can have one.
 */
final class Belief implements MessageCryptoService {

  @Override
  public ValidatedIdentity self() {
    throw unable();
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    throw unable();
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    throw unable();
  }

  @Override
  public Bytes sign(Bytes message) {
    throw unable();
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

  private static IllegalStateException unable() {
    return new IllegalStateException("there is no key here");
  }
}
