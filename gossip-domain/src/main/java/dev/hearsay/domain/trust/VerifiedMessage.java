// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed message whose author was proved. Only {@link MessageVerifier} makes one, so what takes
 * it needs no check of its own.
 */
public final class VerifiedMessage {

  private final SignedMessage signed;
  private final ValidatedIdentity author;
  private final @Nullable Secret secret;

  VerifiedMessage(SignedMessage signed, ValidatedIdentity author, @Nullable Secret secret) {
    this.signed = signed;
    this.author = author;
    this.secret = secret;
  }

  /** The message and its bytes. */
  public SignedMessage signed() {
    return signed;
  }

  /** What the message says. */
  public Content content() {
    return signed.content();
  }

  /** The original bytes. */
  public Envelope envelope() {
    return signed.envelope();
  }

  /** Who signed. */
  public ValidatedIdentity author() {
    return author;
  }

  /** The secret, if there is one; its signature was checked too. */
  public Optional<Secret> secret() {
    return Optional.ofNullable(secret);
  }

  @Override
  public String toString() {
    return "Verified[" + signed + " by " + author.pkiId() + "]";
  }
}
