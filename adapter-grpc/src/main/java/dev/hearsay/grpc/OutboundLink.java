// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import io.grpc.Attributes;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream that this node opened, with a connection of its own (wire §9): connected, pinged, up,
 * down. The connection ends with the stream.
 */
final class OutboundLink extends GrpcLink {

  private final ManagedChannel channel;
  private final Dialler dialler;
  private final Function<Attributes, LinkInfo> describe;
  private volatile @Nullable ClientCall<Frame, Frame> call;
  private boolean closed;

  OutboundLink(
      ManagedChannel channel,
      Dialler dialler,
      Function<Attributes, LinkInfo> describe,
      LinkReports reports,
      int maxSendBytes) {
    super(reports, maxSendBytes);
    this.channel = channel;
    this.dialler = dialler;
    this.describe = describe;
  }

  /** Connects and pings; then opens the stream. */
  void dial() {
    dialler.probe(channel, this::probed);
  }

  private void probed(Status status) {
    if (status.isOk()) {
      sends().run(this::open);
    } else {
      channel.shutdownNow();
      reports().ended(LinkEnd.DIAL_FAILED, StatusText.of(status));
    }
  }

  private void open() {
    if (!closed) {
      ClientCall<Frame, Frame> opened =
          channel.newCall(GossipMethods.STREAM, dialler.callOptions());
      call = opened;
      opened.start(new Events(opened), new Metadata());
    }
  }

  @Override
  void send(Frame frame) {
    ClientCall<Frame, Frame> open = call;
    if (open != null && !closed) {
      open.sendMessage(frame);
    }
  }

  @Override
  boolean isReady() {
    ClientCall<Frame, Frame> open = call;
    return open != null && open.isReady();
  }

  @Override
  void request(int messages) {
    ClientCall<Frame, Frame> open = call;
    if (open != null) {
      open.request(messages);
    }
  }

  /** Half-closes, then reads and drops what is still coming, until the other side ends as well. */
  @Override
  void complete() {
    ClientCall<Frame, Frame> open = call;
    if (open == null) {
      breakOffAndReport("given up while it was dialled");
    } else if (!closed) {
      closed = true;
      open.halfClose();
      open.request(Integer.MAX_VALUE);
      dialler.whenFinishIsOverdue(
          () -> sends().run(() -> breakOffAndReport("finished, but the other side did not end")));
    }
  }

  @Override
  void breakOff(String reason) {
    closed = true;
    ClientCall<Frame, Frame> open = call;
    if (open != null) {
      open.cancel(StatusText.oneLine(reason), null);
    }
    channel.shutdownNow();
  }

  private void breakOffAndReport(String reason) {
    reports().down(LinkEnd.CLOSED_HERE, reason);
    breakOff(reason);
  }

  private final class Events extends ClientCall.Listener<Frame> {

    private final ClientCall<Frame, Frame> opened;
    private boolean up;

    Events(ClientCall<Frame, Frame> opened) {
      this.opened = opened;
    }

    @Override
    public void onReady() {
      if (up) {
        ready();
      } else {
        up = true;
        reports().up(describe.apply(opened.getAttributes()));
      }
    }

    @Override
    public void onMessage(Frame frame) {
      arrived(frame);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      channel.shutdownNow();
      if (isEnding()) {
        reports().down(LinkEnd.CLOSED_HERE, "finished");
      } else {
        reports().ended(causeOf(status), StatusText.of(status));
      }
    }

    private static LinkEnd causeOf(Status status) {
      if (status.isOk()) {
        return LinkEnd.COMPLETED;
      }
      return StatusText.saysTooLarge(status) ? LinkEnd.OVERSIZED : LinkEnd.FAILED;
    }
  }
}
