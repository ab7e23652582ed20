// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.port.CommException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads TLS material. What is wrong is told in one line with the file and the way out. */
final class PemFiles {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]*)-----END PRIVATE KEY-----");
  private static final List<String> KEY_ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final int LARGEST_FILE_BYTES = 4 * 1024 * 1024;

  private PemFiles() {}

  /** All certificates of a file, at least one. */
  static List<X509Certificate> certificates(Path file) {
    byte[] content = content(file, "certificate");
    try {
      List<X509Certificate> found = parse(content);
      if (found.isEmpty()) {
        throw unusable(file, "holds no certificate", "put PEM certificates there", null);
      }
      return found;
    } catch (CertificateException e) {
      throw unusable(file, "is no PEM certificate", "put PEM certificates there", e);
    }
  }

  /**
   * The certificates in PEM or DER bytes.
   *
   * @throws CertificateException if they cannot be read
   */
  static List<X509Certificate> parse(byte[] content) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(content))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** The unencrypted PKCS #8 private key of a file. */
  static PrivateKey key(Path file) {
    String text = new String(content(file, "private key"), StandardCharsets.ISO_8859_1);
    Matcher block = KEY.matcher(text);
    if (!block.find()) {
      throw unusable(
          file,
          "holds no PEM block 'PRIVATE KEY'",
          "convert the key with 'openssl pkcs8 -topk8 -nocrypt'",
          null);
    }
    return key(file, block.group(1).replaceAll("\\s", ""));
  }

  private static PrivateKey key(Path file, String base64) {
    GeneralSecurityException reason = new GeneralSecurityException("not base64");
    try {
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
      for (String algorithm : KEY_ALGORITHMS) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
        } catch (GeneralSecurityException e) {
          reason = e;
        }
      }
    } catch (IllegalArgumentException e) {
      reason = new GeneralSecurityException("not base64", e);
    }
    throw unusable(
        file, "holds no readable EC, RSA or Ed25519 key", "put a PKCS #8 PEM key there", reason);
  }

  private static byte[] content(Path file, String what) {
    try {
      if (Files.size(file) > LARGEST_FILE_BYTES) {
        throw unusable(file, "is larger than 4 MiB", "put a PEM file there", null);
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw unusable(file, "does not exist", "create the " + what + " or correct the path", e);
    } catch (IOException e) {
      throw unusable(file, "cannot be read (" + e + ")", "correct the path or its rights", e);
    }
  }

  static CommException unusable(
      Path file, String reason, String wayOut, @Nullable Throwable cause) {
    Throwable known = cause == null ? new IOException(reason) : cause;
    return new CommException(
        StatusText.oneLine("TLS file " + file + " " + reason + ": " + wayOut), known);
  }
}
