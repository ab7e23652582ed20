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

  /** How many malformed blocks may stand before the one that is read. */
  public static final int MAX_ATTEMPTS = 8;

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  /**
   * The first block in {@code text}. Text before it, CRLF line ends, header lines and a missing
   * final line break are tolerated; a malformed block is skipped like text.
   *
   * <p>The text is read once, line by line: a block reaches from the last BEGIN line to the first
   * END line after it, and what is behind a malformed block is read on behind its END line. After
   * {@link #MAX_ATTEMPTS} malformed blocks nothing is looked for any more.
   */
  public static Optional<Pem> first(Bytes text) {
    String all = text.read((array, offset, n) -> latin1(array, offset, n));
    int attempts = 0;
    int begin = -1;
    for (int line = 0; line < all.length() && attempts < MAX_ATTEMPTS; ) {
      int next = endOfLine(all, line);
      if (isBegin(all, line, next)) {
        begin = line;
      } else if (begin >= 0 && all.startsWith(END, line)) {
        Optional<Pem> block = block(all, begin, line, next);
        if (block.isPresent()) {
          return block;
        }
        attempts++;
        begin = -1;
      }
      line = next;
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

  private static boolean isBegin(String all, int from, int to) {
    if (!all.startsWith(BEGIN, from)) {
      return false;
    }
    String line = all.substring(from, to).stripTrailing();
    return line.endsWith(DASHES) && line.length() >= BEGIN.length() + DASHES.length();
  }

  /** The block of which the BEGIN line is at {@code begin} and the END line at {@code end}. */
  private static Optional<Pem> block(String all, int begin, int end, int restAt) {
    int bodyAt = endOfLine(all, begin);
    String first = all.substring(begin, bodyAt).stripTrailing();
    String type = first.substring(BEGIN.length(), first.length() - DASHES.length());
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
