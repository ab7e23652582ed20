// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was proved last of each author, so that no signature is checked twice.
 *
 * <p>An author seals its secret once and repeats it with every heartbeat, and other organizations
 * drop it when they relay. So a secret is often known already when its heartbeat is new, and a
 * heartbeat is often known already when its secret arrives.
 *
 * <p>Owned by the node loop. Bounded in authors: the one that was proved longest ago is forgotten.
 * Whoever loses trust must be forgotten at once.
 */
public final class ProofMemory {

  private final int maxAuthors;
  private final Map<PkiId, Proof> proofs = new LinkedHashMap<>(16, 0.75f, true);

  private record Proof(
      VerifiedMessage last, @Nullable SecretEnvelope seal, @Nullable Secret secret) {

    boolean sealedBy(SecretEnvelope other) {
      return other.equals(seal);
    }
  }

  /** Remembers nobody. */
  public ProofMemory(int maxAuthors) {
    if (maxAuthors < 1) {
      throw new IllegalArgumentException("maxAuthors is " + maxAuthors + ", it must be at least 1");
    }
    this.maxAuthors = maxAuthors;
  }

  /** Keeps what a verified message proves; a secret of an older one stays proved. */
  public void remember(VerifiedMessage message) {
    PkiId author = message.author().pkiId();
    Proof former = proofs.get(author);
    @Nullable SecretEnvelope seal = message.envelope().secret().orElse(null);
    if (seal == null && former != null) {
      proofs.put(author, new Proof(message, former.seal(), former.secret()));
    } else {
      proofs.put(author, new Proof(message, seal, message.secret().orElse(null)));
    }
    if (proofs.size() > maxAuthors) {
      proofs.remove(proofs.keySet().iterator().next());
    }
  }

  /** Whether {@code secret} was proved to be that of {@code author}. */
  public boolean knows(PkiId author, SecretEnvelope secret) {
    Proof proof = proofs.get(author);
    return proof != null && proof.sealedBy(secret);
  }

  /**
   * A message that needs no check: its signed bytes are those that {@code author} proved last, and
   * so is its secret, if it has one.
   */
  public Optional<VerifiedMessage> recall(PkiId author, Envelope envelope) {
    Proof proof = proofs.get(author);
    if (proof == null || !proof.last().envelope().key().equals(envelope.key())) {
      return Optional.empty();
    }
    Optional<SecretEnvelope> secret = envelope.secret();
    if (secret.isEmpty()) {
      return Optional.of(proof.last().with(envelope, null));
    }
    return secret.filter(proof::sealedBy).map(seal -> proof.last().with(envelope, proof.secret()));
  }

  /** Forgets an author: its identity is gone or no longer trusted. */
  public void forget(PkiId author) {
    proofs.remove(author);
  }

  /** The number of authors that are remembered. */
  public int size() {
    return proofs.size();
  }
}
