// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A fresh file for a recording, which its owner only can read where the file system knows owners:
 * it holds internal endpoints and whatever the node was sent.
 */
final class RecordingFile {

  private RecordingFile() {}

  /**
   * Makes the file.
   *
   * @throws UncheckedIOException if it exists already or cannot be written; the message names it
   */
  static OutputStream create(Path file) {
    try {
      return Channels.newOutputStream(
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly(file)));
    } catch (FileAlreadyExistsException exists) {
      throw new UncheckedIOException(
          file + " exists already; move it away or name another file", exists);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write " + file + ": " + failure, failure);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[] {};
  }
}
