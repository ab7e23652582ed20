// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.settings.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a picture goes. */
sealed interface PlotTarget {
  /** Nobody wants it. */
  record Nowhere() implements PlotTarget {}

  /** To a file, which is replaced. */
  record File(Path path) implements PlotTarget {}

  /**
   * The target that {@code --plot} names.
   *
   * @param argument a file, or null if the option is absent
   */
  static PlotTarget of(@Nullable String argument) {
    return argument == null ? new Nowhere() : new File(Path.of(argument));
  }

  /**
   * Refuses a file that cannot be written, before the work that leads to it is done.
   *
   * @throws ConfigurationException if there is no folder for the file
   */
  default void check() {
    if (this instanceof File(Path path)) {
      Path folder = path.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw new ConfigurationException(
            "--plot " + path + ": there is no folder " + folder + "; make it first");
      }
    }
  }

  /**
   * Writes the picture, if anybody wants it.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  default void write(Supplier<String> picture) {
    if (this instanceof File(Path path)) {
      try {
        Files.writeString(path, picture.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
