// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.wire.EnvelopeWire;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One stream, whoever opened it. The node loop calls {@link #request}, {@link #write}, {@link
 * #finish} and {@link #abort}; gRPC calls the listener that the subclass gave it.
 *
 * <p>gRPC's calls are not made for two threads that send, and an end may come from either side at
 * any time. So all that is sent goes through one queue, and all that is told through another.
 */
abstract sealed class GrpcLink permits InboundLink, OutboundLink {

  /** What tags and lengths can add to an envelope's weight. */
  private static final int FRAMING = 64;

  private final LinkReports reports;
  private final SerialQueue sends = new SerialQueue();
  private final AtomicBoolean stalled = new AtomicBoolean();
  private final int maxSendBytes;
  private volatile boolean ending;

  GrpcLink(LinkReports reports, int maxSendBytes) {
    this.reports = reports;
    this.maxSendBytes = maxSendBytes;
  }

  /** Hands one frame to gRPC; called by one thread at a time, ignored once the stream is closed. */
  abstract void send(Frame frame);

  /** Whether gRPC would send a frame at once; any thread. */
  abstract boolean isReady();

  /** Permits {@code messages} more. */
  abstract void request(int messages);

  /** Closes the stream in good order, after what was sent; called like {@link #send}. */
  abstract void complete();

  /** Breaks the stream; called like {@link #send}. */
  abstract void breakOff(String reason);

  final LinkReports reports() {
    return reports;
  }

  final SerialQueue sends() {
    return sends;
  }

  /** Whether this node ends the link: what still arrives is of no interest. */
  final boolean isEnding() {
    return ending;
  }

  final boolean write(Envelope envelope) {
    if (ending) {
      return false;
    }
    if (isTooLarge(envelope)) {
      end(LinkEnd.FAILED, "own message of " + envelope.weight() + " bytes exceeds the send limit");
      return false;
    }
    sends.run(() -> send(new Frame.Parcel(envelope)));
    return isReady() || isReadyAfterAll();
  }

  /** Whoever takes the mark back tells that more can be written: this call, or gRPC's next. */
  private boolean isReadyAfterAll() {
    stalled.set(true);
    return isReady() && stalled.compareAndSet(true, false);
  }

  final void ready() {
    if (stalled.compareAndSet(true, false)) {
      reports.writable();
    }
  }

  final void finish() {
    ending = true;
    reports.mute();
    sends.run(this::complete);
  }

  final void abort(String reason) {
    end(LinkEnd.CLOSED_HERE, reason);
  }

  /** Ends the link at once, for a reason that the other side is told where gRPC can. */
  final void end(LinkEnd cause, String reason) {
    ending = true;
    reports.down(cause, reason);
    sends.run(() -> breakOff(reason));
  }

  /** Takes what arrived. */
  final void arrived(Frame frame) {
    switch (frame) {
      case Frame.Parcel parcel -> reports.received(parcel.envelope());
      case Frame.Garbage garbage -> end(LinkEnd.GARBAGE, garbage.reason());
      case Frame.Oversized oversized -> end(LinkEnd.OVERSIZED, oversized.reason());
    }
  }

  private boolean isTooLarge(Envelope envelope) {
    return envelope.weight() > maxSendBytes - FRAMING && EnvelopeWire.size(envelope) > maxSendBytes;
  }
}
