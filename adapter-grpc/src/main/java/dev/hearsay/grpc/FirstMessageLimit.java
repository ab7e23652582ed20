// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * Breaks one stream whose first message is larger than a handshake can be, while the message is
 * still arriving: nobody knows yet who sends it, and gRPC would hold it whole before it shows it.
 *
 * <p>gRPC tells its tracers of every piece, and ends the stream with the status that a tracer
 * throws, as it does with its own limit. Called by one thread at a time.
 */
final class FirstMessageLimit {

  private final int most;
  private volatile boolean first = true;
  private long arrived;
  private long unpacked;

  FirstMessageLimit(int mostBytes) {
    this.most = mostBytes;
  }

  /** Watches over the answers to calls of this node. */
  static ClientStreamTracer.Factory ofAnswers(int mostBytes) {
    return new ClientStreamTracer.Factory() {
      @Override
      public ClientStreamTracer newClientStreamTracer(
          ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new OfAnswer(mostBytes);
      }
    };
  }

  /** The message with this number, counted from 0, begins. */
  void begins(int number) {
    first = number == 0;
  }

  /**
   * A piece of a message arrived.
   *
   * @throws StatusRuntimeException if the first message is too large
   */
  void arrived(long bytes) {
    if (first) {
      arrived += bytes;
      check(arrived);
    }
  }

  /**
   * A piece of a message was unpacked.
   *
   * @throws StatusRuntimeException if the first message is too large
   */
  void unpacked(long bytes) {
    if (first) {
      unpacked += bytes;
      check(unpacked);
    }
  }

  private void check(long bytes) {
    if (bytes > most) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("first message exceeds maximum size " + most)
          .asRuntimeException();
    }
  }

  private static final class OfAnswer extends ClientStreamTracer {

    private final FirstMessageLimit limit;

    OfAnswer(int mostBytes) {
      this.limit = new FirstMessageLimit(mostBytes);
    }

    @Override
    public void inboundMessage(int number) {
      limit.begins(number);
    }

    @Override
    public void inboundWireSize(long bytes) {
      limit.arrived(bytes);
    }

    @Override
    public void inboundUncompressedSize(long bytes) {
      limit.unpacked(bytes);
    }
  }
}
