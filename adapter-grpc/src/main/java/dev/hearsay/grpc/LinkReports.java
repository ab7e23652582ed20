// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.util.function.Consumer;

/** What one link tells: one report at a time, down once and last, whichever threads bring them. */
final class LinkReports {

  private final LinkId link;
  private final ReportGate gate;
  private final Runnable whenDown;
  private final SerialQueue queue = new SerialQueue();
  private volatile boolean muted;
  private boolean up;
  private boolean down;

  /**
   * Reports of {@code link}.
   *
   * @param whenDown runs once, before the link is reported down
   */
  LinkReports(LinkId link, ReportGate gate, Runnable whenDown) {
    this.link = link;
    this.gate = gate;
    this.whenDown = whenDown;
  }

  void up(LinkInfo info) {
    tell(listener -> {
      up = true;
      listener.linkUp(link, info);
    });
  }

  void received(Envelope envelope) {
    tell(listener -> listener.received(link, envelope));
  }

  void writable() {
    tell(listener -> listener.writable(link));
  }

  /** From now on only the end is told. */
  void mute() {
    muted = true;
  }

  /** The link ended on its own or by this node; for an outbound one see {@link #ended}. */
  void down(LinkEnd cause, String detail) {
    queue.run(() -> tellDown(cause, detail));
  }

  /** The stream ended, or never came up, which is another kind of end. */
  void ended(LinkEnd cause, String detail) {
    queue.run(() -> tellDown(up ? cause : LinkEnd.DIAL_FAILED, detail));
  }

  private void tellDown(LinkEnd cause, String detail) {
    if (!down) {
      down = true;
      whenDown.run();
      gate.report(listener -> listener.linkDown(link, cause, detail));
    }
  }

  private void tell(Consumer<CommListener> call) {
    queue.run(() -> {
      if (!down && !muted) {
        gate.report(call);
      }
    });
  }
}
