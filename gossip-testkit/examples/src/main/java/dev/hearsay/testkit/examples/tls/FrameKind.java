// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

/** The first byte of a frame, and how long the body of such a frame may be. */
enum FrameKind {
  OPEN(1, 0),
  PING(2, 0),
  /** The limit of the settings applies as well. */
  MESSAGE(3, Integer.MAX_VALUE),
  REQUEST(4, Integer.BYTES),
  FINISH(5, 0),
  ABORT(6, 1024);

  private final int code;
  private final int largestBody;

  FrameKind(int code, int largestBody) {
    this.code = code;
    this.largestBody = largestBody;
  }

  int largestBody() {
    return largestBody;
  }

  int code() {
    return code;
  }

  static FrameKind of(int code) throws FrameException {
    for (FrameKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw FrameException.garbage("no frame begins with " + code);
  }
}
