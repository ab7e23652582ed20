// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The byte strings of an envelope, one of which is spoiled: payload, signature, and payload and
 * signature of the secret. Each that is there is as likely as the others, however long it is. The
 * original stays as it is, for other links carry it too.
 */
final class Parts {

  private static final int SECRET = 2;

  private final List<Bytes> parts = new ArrayList<>();

  private Parts(Envelope envelope) {
    parts.add(envelope.payload());
    parts.add(envelope.signature());
    envelope
        .secret()
        .ifPresent(secret -> {
          parts.add(secret.payload());
          parts.add(secret.signature());
        });
  }

  /** A new envelope with one part spoiled; the same one if it is empty. */
  static Envelope spoilOne(Envelope envelope, Odds odds, UnaryOperator<Bytes> spoil) {
    Parts parts = new Parts(envelope);
    List<Integer> there = parts.thatAreThere();
    if (there.isEmpty()) {
      return envelope;
    }
    int chosen = there.get(odds.draw(there.size()));
    parts.parts.set(chosen, spoil.apply(parts.parts.get(chosen)));
    return parts.joined();
  }

  private List<Integer> thatAreThere() {
    List<Integer> there = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isEmpty()) {
        there.add(i);
      }
    }
    return there;
  }

  private Envelope joined() {
    Envelope outer = Envelope.signed(parts.get(0), parts.get(1));
    return parts.size() == SECRET
        ? outer
        : outer.withSecret(new SecretEnvelope(parts.get(SECRET), parts.get(SECRET + 1)));
  }
}
