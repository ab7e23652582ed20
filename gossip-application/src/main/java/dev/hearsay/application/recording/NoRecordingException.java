// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

/** A file is no recording, or not one of this version. */
public final class NoRecordingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With one line that names the file. */
  public NoRecordingException(String message) {
    super(message);
  }

  /** With one line that names the file, and the cause. */
  public NoRecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
