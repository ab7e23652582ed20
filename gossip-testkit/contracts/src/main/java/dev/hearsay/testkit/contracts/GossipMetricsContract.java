// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * What every listener to a node's events keeps: it takes all of them, from any thread, at once, and
 * never throws.
 */
public abstract class GossipMetricsContract {
  private static final int THREADS = 4;
  private static final int EVENTS_EACH = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A fresh listener. */
  protected abstract GossipMetrics listener();

  /**
   * How many events of the kind {@link GossipEvent.MessageSent} the listener has taken note of,
   * seen from outside.
   */
  protected abstract long messagesSent(GossipMetrics listener);

  /** How long the calls may take that should be instant; a test of this contract shortens it. */
  protected Duration patience() {
    return PATIENCE;
  }

  @Test
  void everyKindOfEventIsTaken() {
    GossipMetrics listener = listener();

    for (GossipEvent event : GossipEvents.everyKind()) {
      assertThatCode(() -> listener.on(event)).as("%s", event).doesNotThrowAnyException();
    }
  }

  @Test
  void whatTheNetworkWroteIsTakenAsItIs() {
    GossipMetrics listener = listener();

    for (String text :
        List.of("", "\n\r\u0000\u001b[31m", "x".repeat(1 << 20), "\ud800", "%s{}$1")) {
      assertThatCode(() -> hostile(text).forEach(listener::on)).doesNotThrowAnyException();
    }
  }

  @Test
  void anOrderThatMakesNoSenseIsTaken() {
    GossipMetrics listener = listener();
    List<GossipEvent> backwards = GossipEvents.everyKind().reversed();

    assertThatCode(() -> backwards.forEach(listener::on)).doesNotThrowAnyException();
    assertThatCode(() -> backwards.forEach(listener::on)).doesNotThrowAnyException();
  }

  @Test
  void eventsOfManyThreadsAreAllCounted() {
    GossipMetrics listener = listener();
    List<CompletableFuture<Void>> senders = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      PkiId peer = GossipEvents.peer(i);
      senders.add(started(() -> send(listener, peer, EVENTS_EACH)));
    }

    senders.forEach(this::join);

    assertThat(messagesSent(listener)).isEqualTo((long) THREADS * EVENTS_EACH);
  }

  @Test
  void nobodyWaitsForAListenerThatNobodyReads() {
    GossipMetrics listener = listener();
    List<GossipEvent> events = GossipEvents.everyKind();

    join(
        started(() -> {
          for (int i = 0; i < EVENTS_EACH; i++) {
            events.forEach(listener::on);
          }
        }));
  }

  private static void send(GossipMetrics listener, PkiId peer, int count) {
    for (int i = 0; i < count; i++) {
      listener.on(new GossipEvent.MessageSent(peer, Lane.MEMBERSHIP, 10));
    }
  }

  private static List<GossipEvent> hostile(String text) {
    return List.of(
        new GossipEvent.Rejected(Rejection.MALFORMED_MESSAGE, text, text),
        new GossipEvent.DialFailed(new Endpoint(text), text),
        new GossipEvent.LinkClosed(LinkId.inbound(1), PkiId.NONE, text),
        new GossipEvent.SeedUnavailable(new Endpoint(text), GossipEvent.SeedKind.BOOTSTRAP, text),
        new GossipEvent.MemberAlive(PkiId.NONE, new Endpoint(text), GossipEvent.AliveCause.LEARNED),
        new GossipEvent.SigningFailed(text));
  }

  private static CompletableFuture<Void> started(Runnable body) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            body.run();
            done.complete(null);
          } catch (RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private void join(CompletableFuture<Void> thread) {
    try {
      thread.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the listener threw", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the listener made its caller wait", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
