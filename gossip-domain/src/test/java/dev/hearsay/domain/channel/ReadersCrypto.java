// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.ToyCrypto;
import java.util.Optional;
import java.util.Set;

/** Toy crypto with a readers rule: everybody may read who is not barred. */
final class ReadersCrypto implements MessageCryptoService {

  private final ToyCrypto toy;
  private final Set<PkiId> barred;
  int readerChecks;

  ReadersCrypto(ValidatedIdentity self, Set<PkiId> barred) {
    this.toy = new ToyCrypto(self, Cast.ORG1, Cast.ORG2, Cast.ORG3);
    this.barred = barred;
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    readerChecks++;
    ValidatedIdentity reader =
        toy.validate(author) instanceof IdentityVerdict.Valid valid ? valid.identity() : self();
    return !barred.contains(reader.pkiId()) && toy.verify(reader, signature, message);
  }

  @Override
  public ValidatedIdentity self() {
    return toy.self();
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return toy.pkiIdOf(identity);
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    return toy.validate(identity);
  }

  @Override
  public Bytes sign(Bytes message) {
    return toy.sign(message);
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return toy.verify(author, signature, message);
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    return toy.verifyBlock(channel, claimedNumber, block);
  }
}
