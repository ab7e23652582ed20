// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

/** Makes text that somebody else wrote fit for a log: one line, no control characters, bounded. */
final class OneLine {
  private static final int MAX_LENGTH = 200;

  private OneLine() {}

  static String of(Object value) {
    String text = value.toString();
    boolean cut = text.length() > MAX_LENGTH;
    StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 1);
    text.chars().limit(MAX_LENGTH).forEach(c -> line.append(isPlain(c) ? (char) c : '?'));
    return cut ? line.append('…').toString() : line.toString();
  }

  /** Neither control characters nor those that reorder text. */
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
