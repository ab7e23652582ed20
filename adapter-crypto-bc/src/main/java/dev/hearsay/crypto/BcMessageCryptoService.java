// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/**
 * Judges identities, signatures and blocks by the trusted MSPs, and signs with the key of the own
 * folder. Thread-safe; the first verdict on an identity costs milliseconds, later ones are
 * remembered.
 */
public final class BcMessageCryptoService implements MessageCryptoService {

  private final SigningIdentity self;
  private final TrustRegistry trust;

  BcMessageCryptoService(SigningIdentity self, TrustRegistry trust) {
    this.self = self;
    this.trust = trust;
  }

  @Override
  public ValidatedIdentity self() {
    return self.identity();
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return IdentityClaim.of(identity).map(IdentityClaim::pkiId);
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    return switch (trust.current().judge(identity)) {
      case Judgement.Trusted trusted -> new IdentityVerdict.Valid(trusted.member().identity());
      case Judgement.Refused refused ->
          new IdentityVerdict.Refused(refused.refusal().reason(), refused.refusal().detail());
    };
  }

  @Override
  public Bytes sign(Bytes message) {
    return self.key().sign(message);
  }

  /**
   * {@inheritDoc} The author is judged again by the organizations that are trusted now, so an
   * identity that was revoked meanwhile signs in vain; and a foreign author must be one who may
   * read a channel (identities §5.2).
   */
  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return trust.current().judge(author.identity()) instanceof Judgement.Trusted trusted
        && trusted.mayRead()
        && trusted.member().key().verify(signature, message);
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    return trust
        .current()
        .channel(channel)
        .flatMap(configured -> configured.reader(author))
        .filter(member -> member.key().verify(signature, message))
        .isPresent();
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    return trust
        .current()
        .channel(channel)
        .map(configured -> configured.verifyBlock(claimedNumber, block))
        .orElseGet(() -> new BlockVerdict.Refused("channel " + channel + " is not known"));
  }
}
