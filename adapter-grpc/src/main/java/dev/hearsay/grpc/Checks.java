// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.time.Duration;

/** Refuses settings that make no sense. */
final class Checks {

  private Checks() {}

  static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be positive");
    }
  }

  static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be positive");
    }
  }
}
