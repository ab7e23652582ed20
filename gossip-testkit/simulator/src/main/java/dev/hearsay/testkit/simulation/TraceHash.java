// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.SignedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A running hash over all that happened. Two runs with equal hashes told the same story, input by
 * input.
 */
final class TraceHash {

  private final MessageDigest digest;

  TraceHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Adds an event: when, where and what, and every byte that came with it. */
  void add(long elapsedNanos, String node, Input what) {
    digest.update((elapsedNanos + " " + node + " " + what + "\n").getBytes(StandardCharsets.UTF_8));
    if (what instanceof Input.Received received
        && received.message() instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      add(message.envelope().payload());
      add(message.envelope().signature());
    }
  }

  private void add(Bytes bytes) {
    digest.update(bytes.asByteBuffer());
  }

  /** The hash so far, as hexadecimal digits. */
  String value() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("SHA-256 can be cloned", impossible);
    }
  }
}
