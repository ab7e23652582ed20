// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.SELF;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two and three whole nodes, wired to each other in a different order for every seed. */
class MeetingTest {

  private static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  /** Nodes on wires. */
  private static final class World {
    private final NotebookCodec codec = new NotebookCodec();
    private final Wires wires;
    private final List<ValidatedIdentity> people = List.of(ANN, SELF, ZOE);
    private final List<Bench> benches = new ArrayList<>();

    private World(long seed) {
      wires = new Wires(seed);
      for (ValidatedIdentity person : people) {
        benches.add(wires.join(person, codec, seed + benches.size()));
      }
    }

    private void send(int from, int to, long nonce) {
      Bytes payload =
          codec.encode(
              GossipMessage.of(
                  nonce, new Content.MembershipRequest(Envelope.unsigned(Bytes.EMPTY), List.of())));
      Bench sender = benches.get(from);
      PeerAddress target = Bench.addressOf(people.get(to));
      sender.connections.send(target, Envelope.unsigned(payload), Lane.MEMBERSHIP, sender.now());
    }

    private List<Long> noncesAt(int node, int from) {
      return benches.get(node).listener.received.stream()
          .filter(message -> message.from().peer().equals(people.get(from)))
          .map(message -> message.signed().message().nonce())
          .toList();
    }

    private String trace() {
      List<String> lines = new ArrayList<>();
      benches.forEach(bench -> lines.addAll(bench.comm.calls));
      return String.join("\n", lines);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nodesThatDialEachOtherAtOnceEndUpWithOneLinkAndLoseNothing(long seed) {
    World world = new World(seed);
    world.send(0, 1, 1);
    world.send(1, 0, 1);
    world.wires.settle();
    world.send(0, 1, 2);
    world.send(1, 0, 2);
    world.wires.pass(Duration.ofSeconds(10));
    world.send(0, 1, 3);
    world.send(1, 0, 3);
    world.wires.pass(Duration.ofSeconds(10));

    assertThat(world.noncesAt(1, 0)).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(world.noncesAt(0, 1)).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(world.benches.get(0).connections.links()).isOne();
    assertThat(world.benches.get(1).connections.links()).isOne();
    assertThat(world.benches.get(0).rejections()).isEmpty();
    assertThat(world.benches.get(1).rejections()).isEmpty();
    assertThat(world.benches.get(0).comm.dials.size() + world.benches.get(1).comm.dials.size())
        .isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void deepProbeOfALivingNodeAlwaysFindsItsIdentity(long seed) {
    World world = new World(seed);
    Bench ann = world.benches.get(0);
    ann.connections.identify(Bench.endpointOf(ZOE), ann.now());
    world.wires.pass(Duration.ofSeconds(10));

    assertThat(ann.listener.news)
        .containsExactly("proved zoe@Org1", "identified zoe.Org1:7051 zoe@Org1");
    assertThat(world.benches.get(2).listener.news).containsExactly("proved ann@Org1");
    assertThat(world.benches.get(2).connections.links()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nodesFindEachOtherAgainAfterTurmoil(long seed) {
    World world = turmoil(seed);
    world.wires.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 3; i++) {
      world.send(i, (i + 1) % 3, 1_000);
    }
    world.wires.pass(Duration.ofSeconds(60));

    for (int i = 0; i < 3; i++) {
      assertThat(world.noncesAt((i + 1) % 3, i)).contains(1_000L);
    }
    world.benches.forEach(bench -> assertThat(bench.connections.links()).isBetween(1, 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyLinkBeginsWithTheOwnHandshakeAndHoldsOnlyOne(long seed) {
    World world = turmoil(seed);

    for (Bench bench : world.benches) {
      for (Map.Entry<LinkId, List<Envelope>> link : bench.comm.written.entrySet()) {
        List<Boolean> handshakes =
            link.getValue().stream()
                .map(world.codec::messageOf)
                .map(message -> message.content() instanceof ConnEstablish)
                .toList();
        assertThat(handshakes.getFirst()).isTrue();
        assertThat(handshakes.stream().skip(1)).doesNotContain(true);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameSeedTellsTheSameStory(long seed) {
    assertThat(turmoil(seed).trace()).isEqualTo(turmoil(seed).trace());
  }

  /** Three nodes talk for a while; now and then a wire is cut or somebody hangs up. */
  private static World turmoil(long seed) {
    World world = new World(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int from = random.nextInt(3);
      int to = (from + 1 + random.nextInt(2)) % 3;
      switch (random.nextInt(12)) {
        case 0 -> world.wires.cutOne();
        case 1 -> hangUp(world.benches.get(from), world.people.get(to));
        case 2 -> world.wires.pass(Duration.ofMillis(random.nextInt(3_000)));
        case 3, 4, 5 -> world.send(from, to, i);
        default -> world.wires.step();
      }
      world.benches.forEach(MeetingTest::assertAtMostOneOwnLinkPerPeer);
    }
    return world;
  }

  private static void hangUp(Bench bench, ValidatedIdentity peer) {
    bench.connections.disconnect(peer.pkiId(), "a whim", bench.now());
  }

  /**
   * A dial begins only after every earlier link of this node to that endpoint was ended or refused.
   */
  private static void assertAtMostOneOwnLinkPerPeer(Bench bench) {
    for (ValidatedIdentity peer : List.of(ANN, SELF, ZOE)) {
      long alive =
          bench.comm.dials.entrySet().stream()
              .filter(dial -> dial.getValue().equals(Bench.endpointOf(peer)))
              .filter(dial -> !bench.ended.contains(dial.getKey()))
              .filter(dial -> !bench.comm.aborted.containsKey(dial.getKey()))
              .count();
      assertThat(alive).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ownHandshakeIsTheSameEnvelopeOnAllLinksOfOneKind(long seed) {
    World world = turmoil(seed);

    for (int i = 0; i < 3; i++) {
      Bench bench = world.benches.get(i);
      assertThat(bench.signRequests).hasSizeLessThanOrEqualTo(1);
      ValidatedIdentity self = world.people.get(i);
      assertThat(bench.comm.written.values())
          .allSatisfy(envelopes ->
              assertThat(world.codec.messageOf(envelopes.getFirst()))
                  .isEqualTo(HandshakeMessages.own(self, Bench.tlsHashOf(self), false)));
    }
  }
}
