// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.pem;

import java.nio.file.Path;

/** A key or certificate cannot be used: one line that names it, the reason and the way out. */
public final class UnusableMaterialException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** With the line. */
  public UnusableMaterialException(String line) {
    super(line);
  }

  /** With the line and what the JDK said. */
  public UnusableMaterialException(String line, Throwable cause) {
    super(line, cause);
  }

  /** About a file. */
  public static UnusableMaterialException about(Path file, String reason, String wayOut) {
    return new UnusableMaterialException(file + " " + reason + ": " + wayOut);
  }
}
