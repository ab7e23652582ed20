// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;

/**
 * A stream that the other side opened. It is up as soon as it is accepted, and holds one of the
 * node's places until gRPC is done with it, which may be later than its end is told.
 */
final class InboundLink extends GrpcLink {

  private final ServerCall<Frame, Frame> call;
  private final StreamEndings.Ending ending;
  private final Place place;
  private boolean closed;

  /** What a link takes from the node. */
  interface Place {
    /** Frees the place; called once. */
    void free();

    /** Runs {@code action} after the time that the other side has to take what was written. */
    void whenFinishIsOverdue(Runnable action);

    /** That time. */
    Duration finishTimeout();
  }

  InboundLink(
      ServerCall<Frame, Frame> call,
      StreamEndings.Ending ending,
      LinkReports reports,
      Place place,
      int maxSendBytes) {
    super(reports, maxSendBytes);
    this.call = call;
    this.ending = ending;
    this.place = place;
  }

  /** Accepts the stream and reports it up. */
  ServerCall.Listener<Frame> open(LinkInfo info) {
    sends().run(() -> call.sendHeaders(new Metadata()));
    reports().up(info);
    return new Events();
  }

  @Override
  void send(Frame frame) {
    if (!closed) {
      call.sendMessage(frame);
    }
  }

  @Override
  boolean isReady() {
    return call.isReady();
  }

  @Override
  void request(int messages) {
    call.request(messages);
  }

  @Override
  void complete() {
    close(Status.OK);
    place.whenFinishIsOverdue(() ->
        reports()
            .down(
                LinkEnd.CLOSED_HERE,
                "finished, but not all was taken within " + place.finishTimeout()));
  }

  @Override
  void breakOff(String reason) {
    close(Status.UNKNOWN.withDescription(StatusText.oneLine(reason)));
  }

  private void close(Status status) {
    if (!closed) {
      closed = true;
      call.close(status, new Metadata());
    }
  }

  private final class Events extends ServerCall.Listener<Frame> {

    @Override
    public void onMessage(Frame frame) {
      arrived(frame);
    }

    @Override
    public void onHalfClose() {
      if (!isEnding()) {
        reports().down(LinkEnd.COMPLETED, "completed by the other side");
        sends().run(() -> close(Status.OK));
      }
    }

    @Override
    public void onReady() {
      ready();
    }

    @Override
    public void onComplete() {
      place.free();
      reports().down(LinkEnd.CLOSED_HERE, "finished");
    }

    @Override
    public void onCancel() {
      place.free();
      Status status = ending.status();
      reports().down(causeOf(status), StatusText.of(status));
    }

    private LinkEnd causeOf(Status status) {
      if (isEnding()) {
        return LinkEnd.CLOSED_HERE;
      }
      return StatusText.saysTooLarge(status) ? LinkEnd.OVERSIZED : LinkEnd.FAILED;
    }
  }
}
