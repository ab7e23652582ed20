// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A connection attempt followed by a ping, each with its own time limit (wire §1, comm §3.1).
 *
 * <p>When the connection fails the ping is called all the same, for gRPC tells the reason only to a
 * call.
 */
final class Probe {

  private final ManagedChannel channel;
  private final CallOptions options;
  private final GrpcTimeouts timeouts;
  private final Consumer<Status> outcome;
  private final AtomicBoolean done = new AtomicBoolean();

  /**
   * A probe over {@code channel}, which stays open.
   *
   * @param outcome called once, on any thread; OK if the ping was answered
   */
  Probe(
      ManagedChannel channel,
      CallOptions options,
      GrpcTimeouts timeouts,
      Consumer<Status> outcome) {
    this.channel = channel;
    this.options = options;
    this.timeouts = timeouts;
    this.outcome = outcome;
  }

  void start(GrpcTransports transports) {
    Future<?> overdue = transports.schedule(timeouts.dial(), this::connectionOverdue);
    watch(overdue);
  }

  private void watch(Future<?> overdue) {
    ConnectivityState state = channel.getState(true);
    switch (state) {
      case IDLE, CONNECTING -> channel.notifyWhenStateChanged(state, () -> watch(overdue));
      case READY, TRANSIENT_FAILURE, SHUTDOWN -> {
        if (overdue.cancel(false)) {
          ping();
        }
      }
    }
  }

  private void connectionOverdue() {
    end(
        Status.UNAVAILABLE.withDescription(
            "no connection within " + timeouts.dial().toMillis() + " ms"));
  }

  private void ping() {
    ClientCall<GossipMethods.Nothing, GossipMethods.Nothing> call =
        channel.newCall(
            GossipMethods.PING,
            options.withDeadlineAfter(timeouts.ping().toNanos(), TimeUnit.NANOSECONDS));
    call.start(new Answer(), new Metadata());
    call.request(2);
    call.sendMessage(GossipMethods.Nothing.NOTHING);
    call.halfClose();
  }

  private void end(Status status) {
    if (done.compareAndSet(false, true)) {
      outcome.accept(status);
    }
  }

  private final class Answer extends ClientCall.Listener<GossipMethods.Nothing> {
    @Override
    public void onClose(Status status, Metadata trailers) {
      end(status);
    }
  }
}
