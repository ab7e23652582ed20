// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.pem;

import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of keys and certificates. What is wrong is told in one line with the file. */
public final class PemFile {

  private static final int LARGEST_BYTES = 1 << 20;

  private PemFile() {}

  /**
   * The bytes of a file of at most 1 MiB.
   *
   * @throws UnusableMaterialException if it cannot be read
   */
  public static Bytes content(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw UnusableMaterialException.about(file, "is larger than 1 MiB", "put a PEM file there");
      }
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnusableMaterialException(
          file + " cannot be read (" + e.getClass().getSimpleName() + "): correct the path", e);
    }
  }

  /**
   * All certificates of a file, at least one.
   *
   * @throws UnusableMaterialException if there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(Path file) {
    try {
      return PemText.certificates(content(file));
    } catch (UnreadablePemException e) {
      throw new UnusableMaterialException(
          file + " holds no certificate: put PEM certificates there", e);
    }
  }

  /**
   * The unencrypted private key of a file (PKCS #8).
   *
   * @param algorithms the kinds of keys that are welcome, as the JDK calls them
   * @throws UnusableMaterialException if there is none of these
   */
  public static PrivateKey privateKey(Path file, String... algorithms) {
    try {
      return PemText.privateKey(content(file), List.of(algorithms));
    } catch (UnreadablePemException e) {
      throw new UnusableMaterialException(
          "%s holds no key of the kind %s: put a PKCS #8 PEM key there"
              .formatted(file, String.join(" or ", algorithms)),
          e);
    }
  }

  /**
   * The files of a folder, sorted by name; none if there is no such folder.
   *
   * @throws UnusableMaterialException if it cannot be read
   */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UnusableMaterialException(folder + " cannot be read: correct its rights", e);
    }
  }

  /**
   * The only file of a folder.
   *
   * @throws UnusableMaterialException if there is none, or more than one
   */
  public static Path onlyOneIn(Path folder) {
    List<Path> files = in(folder);
    if (files.size() != 1) {
      throw UnusableMaterialException.about(
          folder, "holds " + files.size() + " files", "leave exactly one there");
    }
    return files.getFirst();
  }
}
