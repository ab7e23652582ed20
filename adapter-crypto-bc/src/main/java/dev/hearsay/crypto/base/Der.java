// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.base;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The little of DER that must be exact: cutting an encoding into its elements without rewriting
 * them, and integers in their only spelling.
 *
 * <p>Lengths must be minimal and definite; tags have one byte; nothing may follow.
 */
public final class Der {

  /** The tag of a SEQUENCE. */
  public static final int SEQUENCE = 0x30;

  /** The tag of a BIT STRING. */
  public static final int BIT_STRING = 0x03;

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;

  private Der() {}

  /**
   * The elements of a constructed value, each with its own tag and length.
   *
   * @param encoded the whole value and nothing else
   * @param tag the tag that it must have
   * @return the elements; empty if there are none or the encoding is not as described above
   */
  public static List<byte[]> children(byte[] encoded, int tag) {
    Optional<byte[]> content = content(encoded, tag);
    return content.map(Der::split).orElse(List.of());
  }

  private static List<byte[]> split(byte[] content) {
    List<byte[]> elements = new ArrayList<>();
    int at = 0;
    while (at < content.length) {
      int end = endOfElement(content, at);
      if (end < 0) {
        return List.of();
      }
      elements.add(Arrays.copyOfRange(content, at, end));
      at = end;
    }
    return elements;
  }

  /** What is inside of a value, if {@code encoded} is one value with this tag and no more. */
  public static Optional<byte[]> content(byte[] encoded, int tag) {
    if (encoded.length < 2
        || (encoded[0] & 0xff) != tag
        || endOfElement(encoded, 0) != encoded.length) {
      return Optional.empty();
    }
    return Optional.of(Arrays.copyOfRange(encoded, 1 + lengthOfLength(encoded, 1), encoded.length));
  }

  /** Where the element at {@code at} ends; -1 if it is malformed or does not end in time. */
  private static int endOfElement(byte[] bytes, int at) {
    int lengthAt = at + 1;
    if (lengthAt >= bytes.length) {
      return -1;
    }
    int lengthOfLength = lengthOfLength(bytes, lengthAt);
    if (lengthOfLength > 4 || lengthAt + lengthOfLength > bytes.length) {
      return -1;
    }
    int length = length(bytes, lengthAt, lengthOfLength);
    long end = (long) lengthAt + lengthOfLength + length;
    return length < 0 || end > bytes.length ? -1 : (int) end;
  }

  private static int lengthOfLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    return first < 0x80 ? 1 : 1 + (first & 0x7f);
  }

  /** The length at {@code at}; -1 if it could be written shorter. */
  private static int length(byte[] bytes, int at, int lengthOfLength) {
    if (lengthOfLength == 1) {
      return bytes[at] < 0 ? -1 : bytes[at];
    }
    int length = 0;
    for (int i = 1; i < lengthOfLength; i++) {
      length = length << 8 | (bytes[at + i] & 0xff);
    }
    boolean minimal = length >= 0x80 && bytes[at + 1] != 0;
    return minimal ? length : -1;
  }

  /** The positive number that {@code encoded} spells as a minimal INTEGER. */
  public static Optional<BigInteger> positiveInteger(byte[] encoded) {
    return content(encoded, INTEGER)
        .filter(Der::isMinimal)
        .map(BigInteger::new)
        .filter(number -> number.signum() > 0);
  }

  private static boolean isMinimal(byte[] number) {
    return number.length == 1
        || (number.length > 1
            && !(number[0] == 0 && number[1] >= 0)
            && !(number[0] == -1 && number[1] < 0));
  }

  /** A number as INTEGER. */
  public static byte[] integer(BigInteger number) {
    return primitive(INTEGER, number.toByteArray());
  }

  /** Bytes as OCTET STRING. */
  public static byte[] octetString(byte[] bytes) {
    return primitive(OCTET_STRING, bytes);
  }

  /** Whole bytes as BIT STRING. */
  public static byte[] bitString(byte[] bytes) {
    byte[] content = new byte[bytes.length + 1];
    System.arraycopy(bytes, 0, content, 1, bytes.length);
    return primitive(BIT_STRING, content);
  }

  /** A value with {@code tag} that consists of {@code elements}. */
  public static byte[] constructed(int tag, List<byte[]> elements) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    elements.forEach(content::writeBytes);
    return primitive(tag, content.toByteArray());
  }

  private static byte[] primitive(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    writeLength(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    byte[] digits = BigInteger.valueOf(length).toByteArray();
    int from = digits[0] == 0 ? 1 : 0;
    out.write(0x80 | (digits.length - from));
    out.write(digits, from, digits.length - from);
  }
}
