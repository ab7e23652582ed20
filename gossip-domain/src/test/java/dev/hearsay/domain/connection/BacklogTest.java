// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.FRED;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.MessageSent;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits in the lanes is known at any time. */
class BacklogTest {

  private final Bench bench =
      new Bench(ConnectionSettings.defaults().withLanes(new ConnectionSettings.Lanes(5, 100, 100)));

  private long backlog(Lane lane) {
    return bench.connections.backlog(lane);
  }

  private LinkId busyLink() {
    LinkId link = bench.inboundFrom(ANN);
    bench.comm.busy.add(link);
    bench.send(ANN, Lane.CONTROL, "plug");
    return link;
  }

  private void unplug(LinkId link) {
    bench.comm.busy.remove(link);
    bench.connections.writable(link, bench.now());
  }

  @Test
  void whatTheTransportDoesNotTakeWaitsInItsLane() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.BLOCKS, "block 1");
    bench.send(ANN, Lane.BLOCKS, "block 2");
    bench.send(ANN, Lane.STATE_INFO, "state");

    assertThat(backlog(Lane.CONTROL)).isZero();
    assertThat(backlog(Lane.BLOCKS)).isEqualTo(14);
    assertThat(bench.connections.backlogCount(Lane.BLOCKS)).isEqualTo(2);
    assertThat(backlog(Lane.STATE_INFO)).isEqualTo(5);

    unplug(link);
    assertThat(backlog(Lane.BLOCKS)).isZero();
    assertThat(backlog(Lane.STATE_INFO)).isZero();
  }

  @Test
  void everyCopyCounts() {
    busyLink();
    bench.send(ANN, Lane.BLOCKS, "block 1");
    bench.send(ZOE, Lane.BLOCKS, "block 1");

    assertThat(backlog(Lane.BLOCKS)).isEqualTo(14);
  }

  @Test
  void whatIsRefusedOrDroppedDoesNotWait() {
    busyLink();
    for (int i = 0; i < 9; i++) {
      bench.send(ANN, Lane.BLOCKS, "block " + i);
      bench.send(ANN, Lane.MEMBERSHIP, "alive");
    }

    assertThat(backlog(Lane.BLOCKS)).isEqualTo(35);
    assertThat(backlog(Lane.MEMBERSHIP)).isEqualTo(25);
  }

  @Test
  void whatWaitsForADialIsGoneWhenThePeerIsGivenUp() {
    bench.send(ANN, Lane.BLOCKS, "block");
    assertThat(backlog(Lane.BLOCKS)).isEqualTo(5);

    bench.failDial();
    bench.pass(Bench.LONGEST_FIRST_REST);
    bench.failDial();
    assertThat(backlog(Lane.BLOCKS)).isZero();
  }

  @Test
  void whatWaitsOnALinkThatBreaksWaitsForTheNext() {
    LinkId link = busyLink();
    bench.send(ANN, Lane.BLOCKS, "block");
    bench.breaks(link, LinkEnd.FAILED);
    assertThat(backlog(Lane.BLOCKS)).isEqualTo(5);

    bench.inboundFrom(ANN);
    assertThat(backlog(Lane.BLOCKS)).isZero();
  }

  /** Peers come and go as chance will have it; the account is right after each step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whateverHappensTheAccountIsWhatWasSentButNeitherWrittenNorDropped(long seed) {
    Chance chance = new Chance(seed);
    long most = 0;
    for (int step = 0; step < 400; step++) {
      chance.step();
      most = Math.max(most, waiting());
      assertThat(waiting()).as("step %s of seed %s", step, seed).isEqualTo(chance.expected());
    }
    assertThat(most).isPositive();

    bench.connections.stop(bench.now());
    bench.settle();
    bench.pass(Duration.ofMinutes(1));
    for (Lane lane : Lane.values()) {
      assertThat(backlog(lane)).as("%s after the end", lane).isZero();
      assertThat(bench.connections.backlogCount(lane)).as("%s after the end", lane).isZero();
    }
  }

  private long waiting() {
    long sum = 0;
    for (Lane lane : Lane.values()) {
      sum += backlog(lane);
    }
    return sum;
  }

  private final class Chance {
    private static final String TEXT = "ten bytes!";
    private static final List<Lane> LANES = List.of(Lane.values());
    private static final List<ValidatedIdentity> PEERS = List.of(ANN, ZOE, FRED);

    private final Random random;
    private final List<LinkId> links = new ArrayList<>();
    private final Set<LinkId> reached = new LinkedHashSet<>();
    private int sent;

    private Chance(long seed) {
      random = new Random(seed);
    }

    private void step() {
      switch (random.nextInt(12)) {
        case 0 -> come();
        case 1 -> reachOrFail();
        case 2 -> plug();
        case 3 -> anyLink().forEach(BacklogTest.this::unplug);
        case 4 -> anyLink().forEach(link -> bench.breaks(link, end()));
        case 5 -> bench.connections.disconnect(anyPeer().pkiId(), "chance", bench.now());
        case 6 -> bench.pass(Duration.ofMillis(random.nextInt(3_000)));
        default -> send();
      }
      bench.settle();
    }

    private void send() {
      sent++;
      bench.send(anyPeer(), LANES.get(random.nextInt(LANES.size())), TEXT);
    }

    private void come() {
      links.add(bench.inboundFrom(anyPeer()));
    }

    private void reachOrFail() {
      List<LinkId> dials = new ArrayList<>(bench.comm.dials.keySet());
      dials.removeIf(link -> reached.contains(link) || bench.ended.contains(link));
      if (!dials.isEmpty()) {
        meet(dials.getFirst());
      }
    }

    private void meet(LinkId dial) {
      ValidatedIdentity peer =
          PEERS.stream()
              .filter(p -> Bench.endpointOf(p).equals(bench.comm.dials.get(dial)))
              .findFirst()
              .orElseThrow();
      if (random.nextInt(3) == 0) {
        bench.breaks(dial, LinkEnd.DIAL_FAILED);
      } else {
        reached.add(dial);
        links.add(dial);
        bench.reaches(dial, peer);
        bench.says(dial, bench.handshakeOf(peer, false));
      }
    }

    private void plug() {
      bench.comm.busy.addAll(anyLink());
    }

    private List<LinkId> anyLink() {
      return links.isEmpty() ? List.of() : List.of(links.get(random.nextInt(links.size())));
    }

    private ValidatedIdentity anyPeer() {
      return PEERS.get(random.nextInt(PEERS.size()));
    }

    private LinkEnd end() {
      return random.nextBoolean() ? LinkEnd.FAILED : LinkEnd.COMPLETED;
    }

    private long expected() {
      long written = bench.events(MessageSent.class).size();
      long dropped =
          bench.rejections().stream()
              .filter(r -> r == Rejection.LANE_FULL || r == Rejection.UNREACHABLE)
              .count();
      return (sent - written - dropped) * TEXT.length();
    }
  }
}
