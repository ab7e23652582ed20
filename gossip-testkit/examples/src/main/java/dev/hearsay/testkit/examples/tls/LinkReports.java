// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Keeps the order that a listener relies on for one link: up first, down once and last. */
final class LinkReports {

  private final LinkId link;
  private final ReportGate gate;
  private final Runnable whenDown;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean up;
  private boolean muted;
  private boolean down;

  /** Reports about {@code link}; {@code whenDown} runs once, before the listener hears of it. */
  LinkReports(LinkId link, ReportGate gate, Runnable whenDown) {
    this.link = link;
    this.gate = gate;
    this.whenDown = whenDown;
  }

  /** The link is open. Returns whether it still may be. */
  boolean up(LinkInfo info) {
    lock.lock();
    try {
      if (!down) {
        up = true;
        gate.report(listener -> listener.linkUp(link, info));
      }
      return !down;
    } finally {
      lock.unlock();
    }
  }

  void received(Envelope envelope) {
    tell(listener -> listener.received(link, envelope));
  }

  void writable() {
    tell(listener -> listener.writable(link));
  }

  private void tell(Consumer<CommListener> call) {
    lock.lock();
    try {
      if (!down && !muted) {
        gate.report(call);
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on only the end is told. */
  void mute() {
    lock.lock();
    try {
      muted = true;
    } finally {
      lock.unlock();
    }
  }

  /** This node ended the link. */
  void endedHere(String detail) {
    down(LinkEnd.CLOSED_HERE, detail);
  }

  /**
   * The link ended: while it was muted because this node wished so; before it came up because it
   * could not be established.
   */
  void ended(LinkEnd cause, String detail) {
    lock.lock();
    try {
      down(muted ? LinkEnd.CLOSED_HERE : up ? cause : LinkEnd.DIAL_FAILED, detail);
    } finally {
      lock.unlock();
    }
  }

  private void down(LinkEnd cause, String detail) {
    lock.lock();
    try {
      if (!down) {
        down = true;
        whenDown.run();
        gate.report(listener -> listener.linkDown(link, cause, Texts.oneLine(detail)));
      }
    } finally {
      lock.unlock();
    }
  }
}
