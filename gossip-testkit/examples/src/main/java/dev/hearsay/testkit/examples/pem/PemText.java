// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.pem;

import dev.hearsay.domain.id.Bytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes texts of PEM blocks apart. */
public final class PemText {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String REVOCATIONS = "X509 CRL";
  private static final String KEY = "PRIVATE KEY";

  private PemText() {}

  /**
   * All certificates of a text, at least one; other blocks are passed over. Instead of a text there
   * may be one certificate in DER.
   *
   * @throws UnreadablePemException if there is none, or one cannot be read
   */
  public static List<X509Certificate> certificates(Bytes text) throws UnreadablePemException {
    List<byte[]> encoded = blocks(text, CERTIFICATE);
    if (encoded.isEmpty()) {
      encoded.add(text.toArray());
    }
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : encoded) {
      certificates.add(certificate(der));
    }
    return certificates;
  }

  /**
   * The certificate in DER.
   *
   * @throws UnreadablePemException if it cannot be read
   */
  public static X509Certificate certificate(byte[] der) throws UnreadablePemException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new UnreadablePemException("no certificate", e);
    }
  }

  /**
   * All revocation lists of a text.
   *
   * @throws UnreadablePemException if one cannot be read
   */
  public static List<X509CRL> revocations(Bytes text) throws UnreadablePemException {
    List<X509CRL> lists = new ArrayList<>();
    for (byte[] der : blocks(text, REVOCATIONS)) {
      try {
        lists.add(
            (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
      } catch (GeneralSecurityException e) {
        throw new UnreadablePemException("no revocation list", e);
      }
    }
    return lists;
  }

  static PrivateKey privateKey(Bytes text, List<String> algorithms) throws UnreadablePemException {
    List<byte[]> encoded = blocks(text, KEY);
    if (encoded.size() != 1) {
      throw new UnreadablePemException(encoded.size() + " blocks '" + KEY + "' instead of one");
    }
    PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(encoded.getFirst());
    GeneralSecurityException last = new GeneralSecurityException("no kind of key is welcome");
    for (String algorithm : algorithms) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (GeneralSecurityException e) {
        last = e;
      }
    }
    throw new UnreadablePemException("no such key", last);
  }

  private static List<byte[]> blocks(Bytes text, String kind) throws UnreadablePemException {
    List<byte[]> blocks = new ArrayList<>();
    Matcher block =
        BLOCK.matcher(
            text.read((array, offset, length) ->
                new String(array, offset, length, StandardCharsets.ISO_8859_1)));
    while (block.find()) {
      if (block.group(1).equals(kind)) {
        blocks.add(decoded(block.group(2)));
      }
    }
    return blocks;
  }

  private static byte[] decoded(String base64) throws UnreadablePemException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new UnreadablePemException("no base64", e);
    }
  }
}
