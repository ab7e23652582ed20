// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Writes generated material; private keys for their owner's eyes only, where that is possible. */
final class MaterialFiles {

  private MaterialFiles() {}

  /** Refuses a folder that holds something: keys that are in use must not be lost. */
  static void requireEmpty(Path folder) {
    try {
      if (Files.exists(folder) && (!Files.isDirectory(folder) || isFilled(folder))) {
        throw new CryptoConfigurationException(
            folder.toString(),
            "there is something already, and nothing is overwritten",
            "name another folder, or remove it");
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static boolean isFilled(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  static void write(Path file, Bytes content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content.toArray());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  static void writeSecret(Path file, Bytes content) {
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(file, ownerOnly(file));
      Files.write(file, content.toArray());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static CryptoConfigurationException unwritable(Path file, IOException e) {
    return new CryptoConfigurationException(
        file.toString(),
        "cannot be written (" + e.getClass().getSimpleName() + ")",
        "check that the folder may be written and the disk is not full");
  }
}
