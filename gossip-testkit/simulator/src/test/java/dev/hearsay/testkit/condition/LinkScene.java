// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommRecorder;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.testkit.memory.Imposed;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.MemoryNetwork;
import dev.hearsay.testkit.simulation.EventQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Alice and Bob on a network in virtual time, where anything takes a millisecond. */
class LinkScene {

  static final Duration LATENCY = Duration.ofMillis(1);
  static final LinkId ALICES = LinkId.outbound(1);
  static final LinkId BOBS = LinkId.inbound(1);

  /** Half of all envelopes. */
  static final int HALF = 500;

  static final int ALL = 1_000;

  final EventQueue time = new EventQueue(Instant.EPOCH);
  final MemoryNetwork network =
      new MemoryNetwork((transit, action) ->
          time.plan(transit.isLocal() ? transit.delay() : LATENCY.plus(transit.delay()), action));
  final CommStation alice = station("alice");
  final CommStation bob = station("bob");

  /** How often a condition said that it did something. */
  int acted;

  private CommStation station(String name) {
    Endpoint endpoint = Endpoint.of(name, 7051);
    CommRecorder impatient = new CommRecorder(Duration.ofMillis(1));
    return new CommStation(network.join(name, endpoint), impatient, () -> endpoint).start();
  }

  @AfterEach
  void reportsAreInOrder() {
    alice.recorder().assertOrderly();
    bob.recorder().assertOrderly();
  }

  static Odds odds(int perMille) {
    return new Odds(new SeededRandomness(perMille), perMille);
  }

  Imposed fromAlice(LinkCondition condition) {
    return network.impose("alice", "bob", condition, () -> acted++);
  }

  Imposed fromBob(LinkCondition condition) {
    return network.impose("bob", "alice", condition, () -> acted++);
  }

  void run(Duration duration) {
    time.run(duration);
  }

  void run() {
    run(Duration.ofMinutes(1));
  }

  /** Alice's link to Bob is up, and both listen. */
  void connect() {
    alice.comm().dial(ALICES, bob.endpoint());
    run();
    alice.comm().request(ALICES, 1_000_000);
    bob.comm().request(BOBS, 1_000_000);
  }

  /** Alice writes, and all that is to come comes. */
  void write(List<Envelope> envelopes) {
    alice.writeAll(ALICES, envelopes);
    run();
  }

  List<Envelope> bobsEnvelopes() {
    return bob.recorder().envelopes(BOBS);
  }

  static List<LinkEnd> ends(CommStation station) {
    return station.recorder().reports(CommReport.Down.class).stream()
        .map(CommReport.Down::cause)
        .toList();
  }

  static List<Envelope> envelopes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Envelope.signed(Bytes.utf8("message " + i), Bytes.utf8("signature " + i)))
        .toList();
  }

  /** Those of {@code all} that are in {@code some}. */
  static List<Envelope> commonWith(List<Envelope> some, List<Envelope> all) {
    List<Envelope> common = new ArrayList<>(all);
    common.retainAll(some);
    return common;
  }
}
