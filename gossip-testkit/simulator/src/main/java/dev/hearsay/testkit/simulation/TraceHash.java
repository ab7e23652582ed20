// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import java.util.HexFormat;

/**
 * A running hash over all that happened. Two runs with equal hashes told the same story, input by
 * input: when, where, what, and every byte that came with it.
 *
 * <p>It is taken at every input of every node, so it is quick rather than safe from forgers. The
 * frequent inputs are mixed part by part, byte strings by their own hash, which each keeps; the
 * rare ones as they print themselves.
 */
final class TraceHash {

  private static final long PRIME = 0x9E3779B97F4A7C15L;

  private long hash;

  /** Adds an input. */
  void add(long elapsedNanos, String node, Input what) {
    mix(elapsedNanos);
    mix(node.hashCode());
    switch (what) {
      case Input.Received(var link, Decoded.Value<SignedMessage>(SignedMessage message), _) -> {
        mix(1);
        mix(link.isInbound() ? 1 : 0);
        mix(link.number());
        mix(message.envelope().hashCode());
      }
      case Input.Checked checked -> {
        mix(2);
        mix(checked.key().envelope());
        mix(checked.signatures());
      }
      case Input.EmitterDue due -> mix(3);
      case Input other -> {
        mix(4);
        mix(other.toString());
      }
    }
  }

  private void mix(Envelope.Key key) {
    mix(key.payload().hashCode());
    mix(key.signature().hashCode());
  }

  private void mix(String text) {
    mix(text.length());
    for (int i = 0; i < text.length(); i++) {
      mix(text.charAt(i));
    }
  }

  private void mix(long value) {
    long mixed = (hash ^ value) * PRIME;
    hash = mixed ^ (mixed >>> 29);
  }

  /** The hash so far, as hexadecimal digits. */
  String value() {
    return HexFormat.of().toHexDigits(hash);
  }
}
