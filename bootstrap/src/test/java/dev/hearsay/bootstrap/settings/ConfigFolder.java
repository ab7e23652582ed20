// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with a configuration, an MSP folder beside it, an environment and a machine's address.
 */
final class ConfigFolder {
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Optional<String> ownAddress = Optional.of("192.0.2.7");

  ConfigFolder(Path folder) {
    this.folder = folder;
    file("msp/config.yaml");
  }

  Path path() {
    return folder.resolve("core.yaml");
  }

  void variable(String name, String value) {
    environment.put(name, value);
  }

  void withoutNetwork() {
    ownAddress = Optional.empty();
  }

  /** Puts a file there; what is in it does not matter. */
  void file(String name) {
    write(folder.resolve(name), "x");
  }

  PeerSettingsReader.Loaded read(String yaml) {
    write(path(), yaml);
    return reader().read(path());
  }

  PeerSettingsReader reader() {
    return new PeerSettingsReader(environment, () -> ownAddress);
  }

  /** The line that the operator gets to read. */
  String complaintAbout(String yaml) {
    try {
      read(yaml);
    } catch (ConfigurationException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("nobody complains about " + yaml);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
