// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import java.io.EOFException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.regex.Pattern;

/** What went wrong, as one line for a log; part of it may be the other side's text. */
final class Texts {

  private static final int LONGEST = 300;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private Texts() {}

  static String of(Exception failure) {
    return switch (failure) {
      case UnknownHostException unknown -> "unknown host " + oneLine("" + unknown.getMessage());
      case EOFException end ->
          oneLine(Objects.requireNonNullElse(end.getMessage(), "the connection ended"));
      default ->
          oneLine(
              Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName()));
    };
  }

  static String oneLine(String text) {
    String clean = CONTROL.matcher(text).replaceAll(" ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }
}
