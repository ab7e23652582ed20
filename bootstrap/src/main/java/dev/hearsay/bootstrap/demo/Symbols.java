// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.demo.DemoSnapshot.Sight;
import java.nio.charset.Charset;

/** How a sight is drawn: one column each. */
public enum Symbols {
  /** For terminals that know more than ASCII. */
  UNICODE('●', '✗', '·'),
  /** For all others. */
  ASCII('o', 'X', '.');

  private final char alive;
  private final char dead;
  private final char unknown;

  Symbols(char alive, char dead, char unknown) {
    this.alive = alive;
    this.dead = dead;
    this.unknown = unknown;
  }

  /** The symbols that {@code charset} can carry. */
  public static Symbols in(Charset charset) {
    boolean able =
        charset.canEncode()
            && charset.newEncoder().canEncode("" + UNICODE.alive + UNICODE.dead + UNICODE.unknown);
    return able ? UNICODE : ASCII;
  }

  char of(Sight sight) {
    return switch (sight) {
      case SELF -> '-';
      case ALIVE -> alive;
      case DEAD -> dead;
      case UNKNOWN -> unknown;
    };
  }
}
