// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.Bytes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as it travels: payload and signature exactly as they arrived or were made (wire §3).
 *
 * <p>Stores, forwarding and pull pass an envelope on by reference; nothing encodes a payload anew,
 * for that would break the signature of messages with unknown fields. The secret can be dropped
 * without touching the rest.
 */
public final class Envelope {

  private final Bytes payload;
  private final Bytes signature;
  private final @Nullable SecretEnvelope secret;
  private final int weight;
  private int hash;

  /** Made once, when it is first asked for: the same copy goes to many. */
  private @Nullable Envelope bare;

  private Envelope(Bytes payload, Bytes signature, @Nullable SecretEnvelope secret) {
    this.payload = payload;
    this.signature = signature;
    this.secret = secret;
    this.weight = weigh(payload, signature, secret);
  }

  private static int weigh(Bytes payload, Bytes signature, @Nullable SecretEnvelope secret) {
    int outer = payload.length() + signature.length();
    return secret == null ? outer : outer + secret.payload().length() + secret.signature().length();
  }

  /** A message without signature, as point-to-point messages are: the connection vouches for it. */
  public static Envelope unsigned(Bytes payload) {
    return new Envelope(payload, Bytes.EMPTY, null);
  }

  /** A message with a signature over its payload. */
  public static Envelope signed(Bytes payload, Bytes signature) {
    return new Envelope(payload, signature, null);
  }

  /** This envelope with a secret beside it. */
  public Envelope withSecret(SecretEnvelope addition) {
    return new Envelope(payload, signature, addition);
  }

  /** This envelope as other organizations may see it. */
  public Envelope withoutSecret() {
    if (secret == null) {
      return this;
    }
    Envelope known = bare;
    if (known == null) {
      known = new Envelope(payload, signature, null);
      bare = known;
    }
    return known;
  }

  /**
   * The same envelope without larger arrays behind its parts, for those who keep it for long; this
   * one if there are none.
   */
  @SuppressWarnings("ReferenceEquality") // what is compact already is the same object
  public Envelope compact() {
    Bytes ownPayload = payload.compact();
    Bytes ownSignature = signature.compact();
    SecretEnvelope ownSecret = secret == null ? null : secret.compact();
    return ownPayload == payload && ownSignature == signature && ownSecret == secret
        ? this
        : new Envelope(ownPayload, ownSignature, ownSecret);
  }

  /** The serialized message: the bytes that are signed. */
  public Bytes payload() {
    return payload;
  }

  /** The signature over the payload; empty for an unsigned message. */
  public Bytes signature() {
    return signature;
  }

  /** The secret, if there is one. */
  public Optional<SecretEnvelope> secret() {
    return Optional.ofNullable(secret);
  }

  /** The bytes that this envelope weighs in a queue: payload, signature and secret. */
  public int weight() {
    return weight;
  }

  /** What makes two copies the same statement: payload and signature, the secret apart. */
  public Key key() {
    return new Key(payload, signature);
  }

  /**
   * The signed part of an envelope, by which copies are recognised before anything is decoded or
   * verified.
   *
   * @param payload the signed bytes
   * @param signature the signature over them
   */
  public record Key(Bytes payload, Bytes signature) {

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Key that
              && payload.equals(that.payload)
              && signature.equals(that.signature));
    }

    @Override
    public int hashCode() {
      return 31 * payload.hashCode() + signature.hashCode();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Envelope that
            && payload.equals(that.payload)
            && signature.equals(that.signature)
            && Objects.equals(secret, that.secret));
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = Objects.hash(payload, signature, secret);
      hash = h;
    }
    return h;
  }

  @Override
  public String toString() {
    return "Envelope["
        + payload
        + (signature.isEmpty() ? ", unsigned" : "")
        + (secret == null ? "]" : ", secret]");
  }
}
