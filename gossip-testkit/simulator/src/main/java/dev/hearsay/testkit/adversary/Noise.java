// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.Randomness;

/** Bytes that mean nothing. */
final class Noise {

  private Noise() {}

  static Bytes bytes(Randomness chance, int count) {
    byte[] noise = new byte[count];
    for (int i = 0; i < count; i++) {
      noise[i] = (byte) chance.nextInt(256);
    }
    return Bytes.wrap(noise);
  }
}
