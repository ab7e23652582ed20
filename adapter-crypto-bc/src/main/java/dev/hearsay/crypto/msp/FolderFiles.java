// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files of an MSP folder, and says in one line which one it could not read and why. */
final class FolderFiles {

  private static final long MAX_BYTES = 16L * 1024 * 1024;

  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  void requireFolder() {
    if (!Files.isDirectory(folder)) {
      throw new CryptoConfigurationException(
          folder.toString(),
          "there is no such folder",
          "let peer.mspConfigPath name the folder that holds cacerts, signcerts and keystore");
    }
  }

  /** The files of a sub-folder that must have one. */
  List<MspPart> required(String name) {
    List<MspPart> parts = optional(name);
    if (parts.isEmpty()) {
      throw new CryptoConfigurationException(
          folder.resolve(name).toString(),
          "there is no file in it, or no such folder",
          "an MSP folder needs at least one file there");
    }
    return parts;
  }

  /** The files of a sub-folder in the order of their names; none if there is no such folder. */
  List<MspPart> optional(String name) {
    Path directory = folder.resolve(name);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !Files.isDirectory(file)).sorted().map(this::read).toList();
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  /** One file, if it is there. */
  Optional<MspPart> file(String name) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** A file that another one names. */
  MspPart named(String name) {
    return read(folder.resolve(name));
  }

  private MspPart read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CryptoConfigurationException(
            file.toString(), "is larger than " + MAX_BYTES + " bytes", "is it the right file?");
      }
      return new MspPart(file.toString(), Bytes.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static CryptoConfigurationException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? new CryptoConfigurationException(
            file.toString(), "there is no such file", "put it there or correct its name")
        : new CryptoConfigurationException(
            file.toString(),
            "cannot be read (" + e.getClass().getSimpleName() + ")",
            "check who owns it and who may read it");
  }
}
