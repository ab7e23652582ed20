// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
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

  /** Holds no window on a larger message: an author may be silent for long. */
  private record Proof(
      ValidatedIdentity author,
      Envelope.Key last,
      @Nullable SecretEnvelope seal,
      @Nullable Secret secret) {

    boolean sealedBy(SecretEnvelope other) {
      return other.equals(seal);
    }

    VerifiedMessage prove(SignedMessage message, @Nullable Secret proved) {
      return new VerifiedMessage(message, author, proved);
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
    ValidatedIdentity author = message.author().compact();
    Envelope envelope = message.envelope().compact();
    Envelope.Key last = envelope.key();
    Proof former = proofs.get(author.pkiId());
    Optional<SecretEnvelope> seal = envelope.secret();
    if (seal.isPresent()) {
      Secret secret = message.secret().orElse(null);
      proofs.put(author.pkiId(), new Proof(author, last, seal.get(), secret));
    } else if (former != null) {
      proofs.put(author.pkiId(), new Proof(author, last, former.seal(), former.secret()));
    } else {
      proofs.put(author.pkiId(), new Proof(author, last, null, null));
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
  public Optional<VerifiedMessage> recall(PkiId author, SignedMessage message) {
    Proof proof = proofs.get(author);
    if (proof == null || !proof.last().equals(message.envelope().key())) {
      return Optional.empty();
    }
    Optional<SecretEnvelope> secret = message.envelope().secret();
    if (secret.isEmpty()) {
      return Optional.of(proof.prove(message, null));
    }
    return secret.filter(proof::sealedBy).map(seal -> proof.prove(message, proof.secret()));
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
