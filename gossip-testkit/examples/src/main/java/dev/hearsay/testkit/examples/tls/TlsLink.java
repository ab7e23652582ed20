// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One link, from the wish for it to its end. Two virtual threads serve it once it is established:
 * one reads until the connection ends, one writes what the {@link Outbox} holds. The node loop
 * never waits for either.
 *
 * <p>Each side reads at all times, for nothing arrives that was not requested; so the end of a link
 * is heard however much waits to be said.
 */
final class TlsLink {

  private final Connection connection;
  private final LinkReports reports;
  private final TlsLimits limits;
  private final TlsTimeouts timeouts;
  private final Outbox outbox;
  private final AtomicInteger requested = new AtomicInteger();
  private volatile boolean established;
  private boolean first = true;

  /** A link that is not established yet. */
  TlsLink(Connection connection, LinkReports reports, TlsLimits limits, TlsTimeouts timeouts) {
    this.connection = connection;
    this.reports = reports;
    this.limits = limits;
    this.timeouts = timeouts;
    this.outbox = new Outbox(limits.unsentBytes());
  }

  boolean write(Envelope envelope) {
    return outbox.write(envelope);
  }

  void request(int messages) {
    requested.addAndGet(messages);
    outbox.request(messages);
  }

  void finish() {
    reports.mute();
    endWith(outbox::finish);
  }

  void abort(String reason) {
    reports.endedHere(reason);
    endWith(() -> outbox.abort(reason));
  }

  /** The last word is heard if the other side listens; either way the connection ends in time. */
  private void endWith(Runnable lastWord) {
    if (established) {
      lastWord.run();
      var _ = connection.closeAfter(timeouts.ending());
    } else {
      connection.close();
    }
  }

  /** Ends it without a word. */
  void close() {
    connection.close();
  }

  /** It could not be established. */
  void failed(String detail) {
    reports.ended(LinkEnd.FAILED, detail);
    connection.close();
  }

  /** Lives, in the thread of the caller, until the connection ends. */
  void live(Talk talk) {
    established = true;
    try {
      if (reports.up(talk.info())) {
        var _ = Thread.ofVirtual().name("tls-writer").start(() -> write(talk.out()));
        read(talk.in());
      }
    } finally {
      reports.ended(LinkEnd.FAILED, "the link broke");
      outbox.close();
      connection.close();
    }
  }

  private void read(FrameInput in) {
    try {
      boolean more = true;
      while (more) {
        more = hear(in.next(first ? limits.firstMessageBytes() : limits.messageBytes()));
      }
    } catch (FrameException e) {
      reports.ended(e.end(), Texts.of(e));
    } catch (IOException e) {
      reports.ended(LinkEnd.FAILED, Texts.of(e));
    }
  }

  /** Returns whether there may be more to hear. */
  private boolean hear(Frame frame) throws FrameException {
    switch (frame) {
      case Frame.Message(Envelope envelope) -> take(envelope);
      case Frame.Request(int messages) -> {
        if (!outbox.askedFor(messages)) {
          throw FrameException.garbage("more messages requested than can be counted");
        }
      }
      case Frame.Finish _ -> reports.ended(LinkEnd.COMPLETED, "finished by the other side");
      case Frame.Abort(String reason) -> reports.ended(LinkEnd.FAILED, reason);
      case Frame.Open _ -> throw FrameException.garbage("the link is open already");
      case Frame.Ping _ -> throw FrameException.garbage("a ping on an open link");
    }
    return !(frame instanceof Frame.Finish || frame instanceof Frame.Abort);
  }

  private void take(Envelope envelope) throws FrameException {
    if (requested.decrementAndGet() < 0) {
      throw FrameException.garbage("a message that nobody requested");
    }
    first = false;
    reports.received(envelope);
  }

  private void write(FrameOutput out) {
    try {
      while (outbox.await()) {
        writeAll(out);
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      connection.close();
    }
  }

  private void writeAll(FrameOutput out) throws IOException {
    for (Optional<Frame> next = outbox.poll(); next.isPresent(); next = outbox.poll()) {
      out.write(next.get());
      if (outbox.takeRoom()) {
        reports.writable();
      }
    }
  }
}
