// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import dev.hearsay.crypto.BcCrypto;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.wire.ProtobufCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody with keys who makes messages by hand.
 *
 * @param member whose TLS certificate is presented
 * @param crypto whose identity and key are used
 */
record Impostor(Member member, MessageCryptoService crypto) {
  static final MessageCodec CODEC = new ProtobufCodec();

  /**
   * A member, as it says itself.
   *
   * @param mspId the organization that it claims to belong to
   * @param when the time at which its own folder must be valid
   */
  static Impostor of(Member member, String mspId, SignatureProvider provider, Instant when) {
    CryptoSettings settings = CryptoSettings.of(member.mspFolder(), mspId);
    return new Impostor(member, BcCrypto.open(settings, provider, when).service());
  }

  ValidatedIdentity self() {
    return crypto.self();
  }

  /** The same identity behind somebody else's TLS certificate. */
  Impostor behind(Member other) {
    return new Impostor(other, crypto);
  }

  /** SHA-256 of the TLS certificate that is presented. */
  Bytes tlsHash() {
    return tlsHash(member);
  }

  static Bytes tlsHash(Member member) {
    try (InputStream file = Files.newInputStream(member.tlsFolder().resolve("server.crt"))) {
      byte[] der = CertificateFactory.getInstance("X.509").generateCertificate(file).getEncoded();
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What an honest peer says first. */
  Envelope handshake() {
    return sign(HandshakeMessages.own(self(), tlsHash(), false));
  }

  /** A handshake in somebody else's name. */
  Envelope handshakeAs(PkiId other) {
    ValidatedIdentity lie =
        new ValidatedIdentity(other, self().identity(), self().org(), self().expiresAt());
    return sign(HandshakeMessages.own(lie, tlsHash(), false));
  }

  Envelope sign(GossipMessage message) {
    return new MessageSigner(crypto, CODEC).sign(message, Optional.empty()).envelope();
  }

  static Bytes bytes(Envelope envelope) {
    return CODEC.encodeEnvelope(envelope);
  }
}
