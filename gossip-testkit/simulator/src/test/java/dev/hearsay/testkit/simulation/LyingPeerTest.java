// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.message.Content.DataRequest;
import dev.hearsay.domain.message.Content.GossipHello;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.routing.PushSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Peers that promise every block and never bring one, where blocks come by pull only: the honest
 * ones bring them all the same.
 */
class LyingPeerTest extends ChannelScene {

  private static final int BLOCKS = 10;

  private final List<RawPeer> liars = new ArrayList<>(List.of(mallory));
  private final Map<RawPeer, Integer> hellos = new LinkedHashMap<>();
  private final Map<RawPeer, Integer> requests = new LinkedHashMap<>();
  private boolean forging;

  LyingPeerTest() {
    super(SimulationSettings.of(5).withNode(Networks.pushing(nobody())), 0);
  }

  private static PushSettings nobody() {
    PushSettings usual = PushSettings.defaults();
    return new PushSettings(usual.strategy(), 0, usual.emitter());
  }

  @Test
  void aLiarKeepsNoBlockAway() {
    Duration took = publishAmongLiars();

    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void fourLiarsAmongTwoHonestPeersKeepNoBlockAway() {
    for (int i = 1; i <= 3; i++) {
      RawPeer liar = peer("liar" + i, ORG1);
      liar.greet(victim);
      liars.add(liar);
    }

    Duration took = publishAmongLiars();

    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aForgerKeepsNoBlockAway() {
    forging = true;

    Duration took = publishAmongLiars();

    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat(refusals(victim, idOf(mallory))).isNotEmpty().containsOnly(Rejection.BAD_BLOCK);
  }

  private Duration publishAmongLiars() {
    liars.forEach(this::enterWithAGreatHeight);
    Duration begun = simulation.elapsed();
    LongStream.rangeClosed(1, BLOCKS).forEach(number -> channel.publish(publisher, number));
    while (!channel.haveAll(BLOCKS, publisher)
        && simulation.elapsed().minus(begun).compareTo(Duration.ofMinutes(2)) < 0) {
      liars.forEach(this::lie);
      simulation.run(Duration.ofMillis(5));
    }
    assertThat(blocksAt(victim)).hasSize(BLOCKS).doesNotHaveDuplicates();
    assertThat(liars).allMatch(RawPeer::isConnected);
    return simulation.elapsed().minus(begun);
  }

  private void enterWithAGreatHeight(RawPeer liar) {
    beat(liar);
    saySigned(liar, words.stateInfo(idOf(liar), 1, -1));
    assertThat(peersOf(victim)).contains(idOf(liar));
  }

  /** Promises everything to each new hello. */
  private void lie(RawPeer liar) {
    List<GossipHello> heard =
        liar.heard(GossipHello.class).stream()
            .filter(hello -> hello.type() == PullType.BLOCK)
            .toList();
    for (GossipHello hello : heard.subList(hellos.getOrDefault(liar, 0), heard.size())) {
      liar.say(words.digest(hello.nonce(), 1, BLOCKS));
    }
    hellos.put(liar, heard.size());
    if (forging) {
      forge(liar);
    }
  }

  /** Answers each new request with blocks that nobody sealed. */
  private void forge(RawPeer liar) {
    List<DataRequest> heard = liar.heard(DataRequest.class);
    for (DataRequest request : heard.subList(requests.getOrDefault(liar, 0), heard.size())) {
      GossipMessage[] forged =
          request.digests().stream()
              .map(name -> words.spoiltBlock(Long.parseLong(name.toUtf8())))
              .toArray(GossipMessage[]::new);
      liar.say(words.update(request.nonce(), forged));
    }
    requests.put(liar, heard.size());
  }
}
