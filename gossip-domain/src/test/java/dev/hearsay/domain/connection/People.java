// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Identities and signatures of a world without cryptography: an identity is the text {@code
 * name@org}, its PKI-ID is the first letter of the name 32 times, so that tests can choose who is
 * greater.
 */
public final class People implements MessageCryptoService {

  private final ValidatedIdentity self;

  /** The world as {@code self} sees it. */
  public People(ValidatedIdentity self) {
    this.self = self;
  }

  /** The peer called {@code name} of {@code org}. */
  public static ValidatedIdentity person(String name, String org) {
    return new ValidatedIdentity(
        pkiId(name), new PeerIdentity(Bytes.utf8(name + "@" + org)), new OrgId(org), Instant.MAX);
  }

  private static PkiId pkiId(String name) {
    byte[] hash = new byte[PkiId.LENGTH];
    Arrays.fill(hash, (byte) name.charAt(0));
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, hash, 0, Math.min(text.length, hash.length));
    return new PkiId(Bytes.wrap(hash));
  }

  /** What {@code author} writes under {@code message}. */
  public static Bytes signature(ValidatedIdentity author, Bytes message) {
    return Bytes.utf8(author.identity().serialized().toUtf8() + ":" + message.hashCode());
  }

  @Override
  public ValidatedIdentity self() {
    return self;
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return Optional.of(pkiId(identity.serialized().toUtf8()));
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    String[] parts = identity.serialized().toUtf8().split("@", -1);
    if (parts.length != 2) {
      return new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "not name@org");
    }
    return parts[1].equals("Nowhere")
        ? new IdentityVerdict.Refused(Rejection.FOREIGN_IDENTITY, "not trusted")
        : new IdentityVerdict.Valid(person(parts[0], parts[1]));
  }

  @Override
  public Bytes sign(Bytes message) {
    return signature(self, message);
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return signature.equals(signature(author, message));
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
}
