// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The faults that the network can make, and how it behaves under a delivery that takes its time.
 */
class MemoryNetworkTest {

  private static final LinkId FIRST = LinkId.outbound(1);
  private static final LinkId SECOND = LinkId.outbound(2);

  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());
  private int lapses;

  @Test
  void cutLinkFailsOnBothSidesAndCanBeDialledAgain() {
    CommStation alice = started(network, "alice");
    CommStation bob = started(network, "bob");
    alice.connect(1, bob);

    network.cut("bob", "alice");

    assertThat(alice.recorder().awaitDown(FIRST).cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(bob.recorder().awaitDown(LinkId.inbound(1)).cause()).isEqualTo(LinkEnd.FAILED);
    alice.connect(2, bob);
  }

  @Test
  void separatedNodesCannotReachEachOtherUntilTheyRejoin() {
    CommStation alice = started(network, "alice");
    CommStation bob = started(network, "bob");
    CommStation carol = started(network, "carol");
    alice.connect(1, bob);

    network.separate("alice", "bob");

    assertThat(alice.recorder().awaitDown(FIRST).cause()).isEqualTo(LinkEnd.FAILED);
    alice.comm().dial(SECOND, bob.endpoint());
    assertThat(alice.recorder().awaitDown(SECOND).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    bob.comm().ping(1, alice.endpoint());
    assertThat(bob.recorder().reports(CommReport.Pinged.class).getFirst().answered()).isFalse();
    alice.connect(3, carol);

    network.rejoin("bob", "alice");
    alice.connect(4, bob);
  }

  @Test
  void unreachableEndpointRefusesDialsAndKeepsOpenLinks() {
    CommStation alice = started(network, "alice");
    CommStation bob = started(network, "bob");
    alice.connect(1, bob);

    network.setReachable(bob.endpoint(), false);
    alice.comm().dial(SECOND, bob.endpoint());

    assertThat(alice.recorder().awaitDown(SECOND).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(bob.recorder().reports(CommReport.Down.class)).isEmpty();
    network.setReachable(bob.endpoint(), true);
    alice.connect(3, bob);
  }

  @Test
  void nodeServesAtAllItsEndpoints() {
    Endpoint inner = Endpoint.of("10.0.0.1", 7051);
    Endpoint outer = Endpoint.of("bob.example", 7051);
    CommStation bob = CommStation.of(network.join("bob", inner, outer), () -> outer).start();
    CommStation alice = started(network, "alice");

    alice.comm().dial(FIRST, inner);
    alice.comm().dial(SECOND, outer);

    assertThat(alice.recorder().awaitUp(FIRST).info().remoteTlsHash())
        .isEqualTo(alice.recorder().awaitUp(SECOND).info().remoteTlsHash())
        .isEqualTo(MemoryNetwork.tlsHash("bob"));
    assertThat(bob.recorder().reports(CommReport.Up.class)).hasSize(2);
  }

  @Test
  void aSwappedCertificateIsSeenOnNewLinks() {
    CommStation bob = started(network, "bob");
    CommStation alice = started(network, "alice");
    alice.comm().dial(FIRST, bob.endpoint());
    Bytes before = alice.recorder().awaitUp(FIRST).info().remoteTlsHash();

    network.swapCertificate("bob");
    alice.comm().dial(SECOND, bob.endpoint());

    Bytes after = alice.recorder().awaitUp(SECOND).info().remoteTlsHash();
    assertThat(after).isNotEqualTo(before);
    assertThat(bob.recorder().reports(CommReport.Up.class))
        .extracting(up -> up.info().ownTlsHash())
        .containsExactly(before, after);
    assertThat(alice.recorder().reports(CommReport.Down.class)).isEmpty();
  }

  @Test
  void whoShowsNoCertificateComesUpWithAnEmptyHash() {
    CommStation bob = started(network, "bob");
    CommStation alice = started(network, "alice");
    Runnable end = network.lapse("alice", TlsLapse.NO_CERTIFICATE, this::lapsed);

    alice.connect(1, bob);
    end.run();
    alice.connect(2, bob);

    assertThat(bob.recorder().reports(CommReport.Up.class))
        .extracting(up -> up.info().remoteTlsHash())
        .containsExactly(Bytes.EMPTY, MemoryNetwork.tlsHash("alice"));
    assertThat(lapses).isEqualTo(1);
  }

  @Test
  void nodesThatDisagreeAboutTlsDoNotLink() {
    CommStation bob = started(network, "bob");
    CommStation alice = started(network, "alice");
    network.lapse("alice", TlsLapse.NO_TLS, this::lapsed);

    alice.comm().dial(FIRST, bob.endpoint());
    alice.comm().ping(3, bob.endpoint());
    bob.comm().dial(FIRST, alice.endpoint());

    assertThat(alice.recorder().awaitDown(FIRST).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(bob.recorder().awaitDown(FIRST).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(bob.recorder().reports(CommReport.Refused.class))
        .hasSize(2)
        .allMatch(refused -> refused.reason() == Rejection.TLS_HANDSHAKE_FAILED)
        .allMatch(refused -> refused.remoteHost().equals("alice"));
    assertThat(alice.recorder().reports(CommReport.Refused.class)).isEmpty();
    assertThat(lapses).isEqualTo(3);
  }

  @Test
  void nodesThatBothSpeakNoTlsLinkWithoutIt() {
    CommStation bob = started(network, "bob");
    CommStation alice = started(network, "alice");
    network.lapse("alice", TlsLapse.NO_TLS, this::lapsed);
    network.lapse("bob", TlsLapse.NO_TLS, this::lapsed);

    alice.connect(1, bob);

    assertThat(bob.recorder().awaitInbound().info().secured()).isFalse();
    assertThat(lapses).isZero();
  }

  @Test
  void lapsesOfOneNodeEndEachOnItsOwn() {
    CommStation bob = started(network, "bob");
    CommStation alice = started(network, "alice");
    Runnable first = network.lapse("alice", TlsLapse.NO_TLS, this::lapsed);
    Runnable last = network.lapse("alice", TlsLapse.NO_TLS, this::lapsed);

    first.run();
    alice.comm().dial(FIRST, bob.endpoint());
    last.run();
    alice.connect(2, bob);

    assertThat(alice.recorder().awaitDown(FIRST).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
  }

  private void lapsed() {
    lapses++;
  }

  @Test
  void closedNodeJoinsAnewUnderItsNameAndAddress() {
    CommStation alice = started(network, "alice");
    started(network, "bob").comm().close();

    alice.connect(1, started(network, "bob"));
  }

  @Test
  void runningNameIsNotGivenTwice() {
    started(network, "bob");
    CommStation twin = CommStation.of(network.join("bob"), () -> Endpoint.NONE);

    assertThatThrownBy(twin::start).isInstanceOf(CommException.class).hasMessageContaining("'bob'");
  }

  @Test
  void linkKeepsItsOrderUnderADeliveryThatKeepsNone() {
    Shuffling delivery = new Shuffling(7);
    MemoryNetwork shuffled = new MemoryNetwork(delivery);
    CommStation alice = started(shuffled, "alice");
    CommStation bob = started(shuffled, "bob");
    alice.comm().dial(FIRST, bob.endpoint());
    delivery.runAll();
    bob.comm().request(LinkId.inbound(1), 100);

    List<Envelope> sent = envelopes(50);
    alice.writeAll(FIRST, sent);
    alice.comm().finish(FIRST);
    delivery.runAll();

    assertThat(bob.recorder().envelopes(LinkId.inbound(1))).isEqualTo(sent);
    assertThat(bob.recorder().awaitDown(LinkId.inbound(1)).cause()).isEqualTo(LinkEnd.COMPLETED);
    alice.recorder().assertOrderly();
    bob.recorder().assertOrderly();
  }

  @Test
  void sameSeedTellsTheSameStory() {
    assertThat(storyOf(11)).isEqualTo(storyOf(11));
  }

  @Test
  void transitTellsWhoSendsHowMuchToWhom() {
    List<Transit> seen = new ArrayList<>();
    Delivery immediate = Delivery.immediate();
    MemoryNetwork watched =
        new MemoryNetwork((transit, action) -> {
          seen.add(transit);
          immediate.deliver(transit, action);
        });
    CommStation alice = started(watched, "alice");
    CommStation bob = started(watched, "bob");
    alice.connect(1, bob);
    seen.clear();

    alice.comm().write(FIRST, Envelope.signed(Bytes.utf8("12345"), Bytes.utf8("678")));

    assertThat(seen).containsExactly(new Transit("alice", "bob", 8));
  }

  @Test
  void nodesWithThreadsOfTheirOwnShareTheNetwork() throws InterruptedException {
    CommStation alice = started(network, "alice");
    CommStation bob = started(network, "bob");
    alice.connect(1, bob);
    alice.comm().request(FIRST, 1000);
    bob.comm().request(LinkId.inbound(1), 1000);

    Thread one = Thread.ofPlatform().start(() -> alice.writeAll(FIRST, envelopes(1000)));
    Thread other =
        Thread.ofPlatform().start(() -> bob.writeAll(LinkId.inbound(1), envelopes(1000)));
    one.join();
    other.join();

    assertThat(alice.recorder().awaitEnvelopes(FIRST, 1000)).isEqualTo(envelopes(1000));
    assertThat(bob.recorder().awaitEnvelopes(LinkId.inbound(1), 1000)).isEqualTo(envelopes(1000));
    alice.recorder().assertOrderly();
    bob.recorder().assertOrderly();
  }

  private static List<CommReport> storyOf(long seed) {
    Shuffling delivery = new Shuffling(seed);
    MemoryNetwork shuffled = new MemoryNetwork(delivery);
    List<CommStation> nodes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Endpoint endpoint = Endpoint.of("node" + i, 7051);
      nodes.add(CommStation.of(shuffled.join("node" + i, endpoint), () -> endpoint).start());
    }
    for (int i = 0; i < 20; i++) {
      nodes.get(i % 5).comm().dial(LinkId.outbound(i), nodes.get((i + 1 + i / 5) % 5).endpoint());
    }
    delivery.runAll();
    shuffled.cut("node1", "node2");
    delivery.runAll();
    List<CommReport> story = new ArrayList<>();
    nodes.forEach(node -> story.addAll(node.recorder().reports()));
    return story;
  }

  private static CommStation started(MemoryNetwork network, String name) {
    Endpoint endpoint = Endpoint.of(name, 7051);
    return CommStation.of(network.join(name, endpoint), () -> endpoint).start();
  }

  private static List<Envelope> envelopes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Envelope.unsigned(Bytes.utf8("message " + i)))
        .toList();
  }

  /** Runs what waits in an order of its own. */
  private static final class Shuffling implements Delivery {

    private final Random random;
    private final List<Runnable> waiting = new ArrayList<>();

    Shuffling(long seed) {
      random = new Random(seed);
    }

    @Override
    public void deliver(Transit transit, Runnable action) {
      waiting.add(action);
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        Collections.swap(waiting, random.nextInt(waiting.size()), waiting.size() - 1);
        waiting.removeLast().run();
      }
    }
  }
}
