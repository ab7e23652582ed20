// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.port.LinkEnd;
import java.io.IOException;

/** What arrived is no frame, or one that the link does not take: it ends. */
final class FrameException extends IOException {

  private static final long serialVersionUID = 1L;

  private final LinkEnd end;

  FrameException(LinkEnd end, String detail) {
    super(detail);
    this.end = end;
  }

  static FrameException garbage(String detail) {
    return new FrameException(LinkEnd.GARBAGE, detail);
  }

  /** How the link ends. */
  LinkEnd end() {
    return end;
  }
}
