// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.rehearsal;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Crypto that reads identities as {@link Cast} writes them; a signature is the author's name and
 * the text; a block says its number and channel.
 */
public final class ToyCrypto implements MessageCryptoService {

  private final ValidatedIdentity self;
  private final List<OrgId> trusted;
  private int validations;

  public ToyCrypto(ValidatedIdentity self, OrgId... trusted) {
    this.self = self;
    this.trusted = List.of(trusted);
  }

  /** What {@code author} signs a message with. */
  public static Bytes signature(PkiId author, Bytes message) {
    return Bytes.utf8("signed by " + author.value().toUtf8().trim() + ": " + message.toUtf8());
  }

  /** A block that is genuine; it stays so whatever is appended. */
  public static Bytes block(ChannelId channel, long number) {
    return Bytes.utf8("block " + Long.toUnsignedString(number) + " of " + channel + ".");
  }

  /** How often an identity was validated. */
  public int validations() {
    return validations;
  }

  @Override
  public ValidatedIdentity self() {
    return self;
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return Optional.of(read(identity).pkiId());
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    validations++;
    ValidatedIdentity read = read(identity);
    return trusted.contains(read.org())
        ? new IdentityVerdict.Valid(read)
        : new IdentityVerdict.Refused(Rejection.FOREIGN_IDENTITY, "not trusted: " + read.org());
  }

  @Override
  public Bytes sign(Bytes message) {
    return signature(self.pkiId(), message);
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
    return block.toUtf8().startsWith(block(channel, claimedNumber).toUtf8())
        ? new BlockVerdict.Valid()
        : new BlockVerdict.Refused("not the block that it claims to be");
  }

  private static ValidatedIdentity read(PeerIdentity identity) {
    String[] parts = identity.serialized().toUtf8().split("\\|", -1);
    return Cast.peer(parts[1], new OrgId(parts[0]), Instant.parse(parts[2]));
  }
}
