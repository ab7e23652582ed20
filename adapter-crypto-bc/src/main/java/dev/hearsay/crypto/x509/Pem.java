// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.domain.id.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One PEM block (identities §2.2).
 *
 * @param type what stands after BEGIN; may be empty
 * @param content the decoded bytes
 * @param rest how many bytes stand after the line break of the END line
 */
public record Pem(String type, Bytes content, int rest) {

  /** The type of a certificate's block. */
  public static final String CERTIFICATE = "CERTIFICATE";

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /**
   * The first block in {@code text}. Text before it, CRLF line ends, header lines and a missing
   * final line break are tolerated; a malformed block is skipped like text.
   */
  public static Optional<Pem> first(Bytes text) {
    String all = text.read((array, offset, n) -> latin1(array, offset, n));
    int begin = lineStart(all, BEGIN, 0);
    while (begin >= 0) {
      Optional<Pem> block = blockAt(all, begin);
      if (block.isPresent()) {
        return block;
      }
      begin = lineStart(all, BEGIN, begin + BEGIN.length());
    }
    return Optional.empty();
  }

  private static String latin1(byte[] array, int offset, int length) {
    return new String(array, offset, length, StandardCharsets.ISO_8859_1);
  }

  /** The block as Fabric writes it: lines of 64 characters, LF, one final line break. */
  public static Bytes encode(String type, byte[] content) {
    String body = LINES.encodeToString(content);
    return Bytes.utf8(BEGIN + type + DASHES + "\n" + body + "\n" + END + type + DASHES + "\n");
  }

  private static int lineStart(String all, String mark, int from) {
    int at = all.indexOf(mark, from);
    while (at > 0 && all.charAt(at - 1) != '\n') {
      at = all.indexOf(mark, at + 1);
    }
    return at;
  }

  private static Optional<Pem> blockAt(String all, int begin) {
    int bodyAt = endOfLine(all, begin);
    String first = all.substring(begin, bodyAt).stripTrailing();
    if (!first.endsWith(DASHES) || first.length() < BEGIN.length() + DASHES.length()) {
      return Optional.empty();
    }
    String type = first.substring(BEGIN.length(), first.length() - DASHES.length());
    int end = lineStart(all, END, bodyAt);
    if (end < 0) {
      return Optional.empty();
    }
    int restAt = endOfLine(all, end);
    String last = all.substring(end, restAt).stripTrailing();
    return last.equals(END + type + DASHES)
        ? decode(all.substring(bodyAt, end)).map(c -> new Pem(type, c, all.length() - restAt))
        : Optional.empty();
  }

  private static int endOfLine(String all, int from) {
    int lineBreak = all.indexOf('\n', from);
    return lineBreak < 0 ? all.length() : lineBreak + 1;
  }

  private static Optional<Bytes> decode(String body) {
    String digits = withoutHeaders(body);
    if (digits.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bytes.wrap(Base64.getDecoder().decode(digits)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String withoutHeaders(String body) {
    List<String> lines = body.lines().map(String::strip).toList();
    return lines.stream().filter(line -> line.indexOf(':') < 0).collect(Collectors.joining());
  }
}
