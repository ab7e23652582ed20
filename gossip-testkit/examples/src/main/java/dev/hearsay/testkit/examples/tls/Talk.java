// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.port.LinkInfo;
import java.io.IOException;

/**
 * What a secured connection offers.
 *
 * @param in what the other side says
 * @param out what this side says
 * @param info who is at both ends
 */
record Talk(FrameInput in, FrameOutput out, LinkInfo info) {

  /** Says {@code frame} at once. */
  void say(Frame frame) throws IOException {
    out.write(frame);
    out.flush();
  }

  /** Hears a word that is no message. */
  Frame word() throws IOException {
    return in.next(0);
  }

  /** Says the first word of a side that dialled, and hears the answer. */
  Frame answerTo(Frame first) throws IOException {
    say(first);
    return word();
  }
}
