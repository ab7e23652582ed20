// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/** Crypto that knows who it is and no more: what it found when it could stands in the recording. */
final class PastCrypto implements MessageCryptoService {

  private final ValidatedIdentity self;

  PastCrypto(ValidatedIdentity self) {
    this.self = self;
  }

  @Override
  public ValidatedIdentity self() {
    return self;
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
    throw unable();
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    throw unable();
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    throw unable();
  }

  private static IllegalStateException unable() {
    return new IllegalStateException("a replay has no crypto: jobs are not done again");
  }
}
