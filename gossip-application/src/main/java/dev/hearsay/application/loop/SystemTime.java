// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.time.Now;
import java.time.Instant;
import java.util.function.Supplier;

/** The clocks of this machine. */
public final class SystemTime implements Supplier<Now> {

  @Override
  public Now get() {
    return new Now(System.nanoTime(), Instant.now());
  }
}
