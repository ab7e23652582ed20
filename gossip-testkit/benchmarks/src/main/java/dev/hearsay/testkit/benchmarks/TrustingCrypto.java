// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/** Trusts everybody and counts how often it was asked: what it would cost is measured elsewhere. */
final class TrustingCrypto implements MessageCryptoService {

  private final ValidatedIdentity self;
  private int checks;

  TrustingCrypto(ValidatedIdentity self) {
    this.self = self;
  }

  /** How many signatures and blocks were checked. */
  int checks() {
    return checks;
  }

  @Override
  public ValidatedIdentity self() {
    return self;
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return Optional.empty();
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    throw new UnsupportedOperationException("no identity is judged here");
  }

  @Override
  public Bytes sign(Bytes message) {
    return message.slice(0, 1);
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    checks++;
    return true;
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    checks++;
    return true;
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    checks++;
    return new BlockVerdict.Valid();
  }
}
