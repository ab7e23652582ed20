// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes its machine-readable result: nowhere, to a file, or to standard output.
 * One JSON object on one line, fields in the order of the map.
 */
public sealed interface JsonTarget {
  /** Nowhere. */
  record Nowhere() implements JsonTarget {}

  /** To standard output. */
  record StandardOutput() implements JsonTarget {}

  /** To a file, which is replaced. */
  record File(Path path) implements JsonTarget {}

  /**
   * The target that {@code --json} names.
   *
   * @param argument a file, {@code -} for standard output, or null if the option is absent
   */
  static JsonTarget of(@Nullable String argument) {
    return switch (argument) {
      case null -> new Nowhere();
      case "-" -> new StandardOutput();
      case String file -> new File(Path.of(file));
    };
  }

  /**
   * Refuses a file that cannot be written, before the work that leads to it is done.
   *
   * @throws ConfigurationException if there is no folder for the file
   */
  default void check() {
    if (this instanceof File(Path path) && !Files.isDirectory(folder(path))) {
      throw new ConfigurationException(
          "--json " + path + ": there is no folder " + folder(path) + "; make it first");
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  /**
   * Writes {@code result}.
   *
   * @param out standard output
   * @throws UncheckedIOException if the file cannot be written
   */
  default void write(Map<String, @Nullable Object> result, PrintWriter out) {
    switch (this) {
      case Nowhere nowhere -> {}
      case StandardOutput standard -> {
        out.println(text(result));
        out.flush();
      }
      case File(Path path) -> {
        try {
          Files.writeString(path, text(result) + "\n");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static String text(Map<String, @Nullable Object> result) {
    try {
      return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asString(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
