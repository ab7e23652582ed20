// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.Status;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call as one line for a log: the kind, what was said, and the first cause. Part of it
 * is the other side's text, so it is cut and cleared of control characters.
 */
final class StatusText {

  private static final int LONGEST = 300;
  private static final int DEEPEST = 10;
  private static final String TOO_LARGE = "essage exceeds maximum size";
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern PLUMBING = Pattern.compile("\\s*Channel Pipeline: \\[[^]]*]");

  private StatusText() {}

  /** One line about {@code status}. */
  static String of(Status status) {
    String text = with(status.getCode().name(), status.getDescription());
    Throwable cause = status.getCause();
    return oneLine(cause == null ? text : with(text, firstCause(cause)));
  }

  /** One line about the first cause of {@code failure}. */
  static String of(Throwable failure) {
    return oneLine(firstCause(failure));
  }

  /** Whether gRPC ended the call because a message was larger than this side's limit. */
  static boolean saysTooLarge(Status status) {
    String description = status.getDescription();
    return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        && description != null
        && description.contains(TOO_LARGE);
  }

  /** {@code text} without line breaks and other control characters, at most 300 long. */
  static String oneLine(String text) {
    String clean = CONTROL.matcher(PLUMBING.matcher(text).replaceAll("")).replaceAll(" ").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
  }

  private static String firstCause(Throwable cause) {
    Throwable first = cause;
    Throwable next = cause.getCause();
    for (int depth = 0; next != null && depth < DEEPEST; depth++) {
      first = next;
      next = first.getCause();
    }
    return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
  }

  private static String with(String text, @Nullable String part) {
    return part == null || part.isBlank() ? text : text + ": " + part;
  }
}
