// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of whole networks (discovery §15). */
class DiscoveryNetworkTest {

  private final TestNetwork network = new TestNetwork(DiscoverySettings.defaults());

  private static Seed bootstrap(String name) {
    return new Seed.Bootstrap(new Endpoint(name + ":7051"));
  }

  private List<TestNode> startOrg1(int count) {
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(network.start(ORG1, "node" + i, bootstrap("node0")));
    }
    return nodes;
  }

  @Test
  void twoOrganizationsOfThreeFindEachOtherWithinTenSeconds() {
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Seed anchorOf2 = new Seed.Anchor(new Endpoint("b0.example.com:7051"), ORG2);
      Seed anchorOf1 = new Seed.Anchor(new Endpoint("a0.example.com:7051"), ORG1);
      nodes.add(network.start(ORG1, "a" + i, bootstrap("a0"), anchorOf2));
      nodes.add(network.start(ORG2, "b" + i, bootstrap("b0"), anchorOf1));
    }

    Duration taken = network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));

    assertThat(taken).isLessThan(Duration.ofSeconds(5));
    assertThat(network.bytesOfSecretsAbroad).isZero();
  }

  @Test
  void withFastTimersSixNodesConvergeWithinTwoSeconds() {
    TestNetwork fast = new TestNetwork(DiscoverySettings.defaults().faster(10));
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 5; i >= 0; i--) {
      nodes.add(fast.start(ORG1, "node" + i, bootstrap("node0")));
    }

    fast.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(2));
  }

  @Test
  void nodesThatStartBeforeTheirSeedFindItOnceItIsThere() {
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 1; i < 6; i++) {
      nodes.add(network.start(ORG1, "node" + i, bootstrap("node0")));
    }
    network.advanceSeconds(3);
    nodes.add(network.start(ORG1, "node0", bootstrap("node0")));

    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
  }

  @Test
  void fiftyNodesConvergeWithinTenSecondsAndStayTogether() {
    List<TestNode> nodes = startOrg1(50);

    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
    network.advanceSeconds(120);

    assertThat(TestNetwork.seeEachOther(nodes)).isTrue();
  }

  @Test
  void aKilledNodeDiesOnAllOthersAndARestartedOneIsAliveAgain() {
    List<TestNode> nodes = startOrg1(6);
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
    TestNode victim = nodes.remove(3);

    network.kill(victim);
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(28));
    assertThat(nodes).noneMatch(node -> node.sees(victim));

    nodes.add(network.start(ORG1, "node3", bootstrap("node0")));
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
  }

  @Test
  void aKilledSeedIsFoundAgainByItsOwnOrganizationWhenItReturns() {
    List<TestNode> nodes = startOrg1(4);
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
    network.kill(nodes.removeFirst());
    network.time.advance(Duration.ofMinutes(20));

    nodes.add(network.start(ORG1, "node0"));

    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(40));
  }

  @Test
  void bothSidesOfAPartitionOfAMinuteFindEachOtherWhenItHeals() {
    List<TestNode> nodes = startOrg1(8);
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(10));
    List<TestNode> some = nodes.subList(0, 4);
    List<TestNode> others = nodes.subList(4, 8);

    network.cutOff(some);
    network.advanceSeconds(60);
    assertThat(TestNetwork.seeEachOther(some)).isTrue();
    assertThat(TestNetwork.seeEachOther(others)).isTrue();

    network.heal();
    network.until(() -> TestNetwork.seeEachOther(nodes), Duration.ofSeconds(30));
  }

  @Test
  void anOrganizationWithoutExternalEndpointsStaysInvisibleToOthers() {
    List<TestNode> hidden = new ArrayList<>();
    List<TestNode> others = new ArrayList<>();
    Seed anchor = new Seed.Anchor(new Endpoint("b0.example.com:7051"), ORG2);
    for (int i = 0; i < 3; i++) {
      TestPeer peer = TestPeer.in(ORG1, "a" + i);
      hidden.add(network.start(peer, Endpoint.NONE, bootstrap("a0"), anchor));
      others.add(network.start(ORG2, "b" + i, bootstrap("b0")));
    }

    network.advanceSeconds(60);

    assertThat(TestNetwork.seeEachOther(hidden)).isTrue();
    assertThat(TestNetwork.seeEachOther(others)).isTrue();
  }

  @Test
  void theSameStoryIsToldTwice() {
    assertThat(messagesOfAStory()).isEqualTo(messagesOfAStory());
  }

  private static long messagesOfAStory() {
    TestNetwork network = new TestNetwork(DiscoverySettings.defaults());
    for (int i = 0; i < 10; i++) {
      network.start(ORG1, "node" + i, bootstrap("node0"));
    }
    network.advanceSeconds(60);
    return network.messages;
  }
}
