// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is said to a node in a channel, blocks flow. */
class ChannelNoiseTest {

  private static final long BLOCKS = 20;
  private static final int NOISES_PER_BLOCK = 20;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void eachGoodBlockIsDeliveredOnceWhateverElseIsSaid(long seed) {
    ChannelScene scene = new ChannelScene(SimulationSettings.of(seed), 1);
    scene.formAChannel();
    Noise noise = new Noise(scene, seed);

    for (long number = 1; number <= BLOCKS; number++) {
      scene.channel.publish(scene.publisher, number);
      noise.makeAround(number);
    }
    scene.await(() -> ChannelScene.blocksAt(scene.victim).size() >= BLOCKS);

    assertThat(ChannelScene.blocksAt(scene.victim))
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, BLOCKS).boxed().toList());
    assertThat(ChannelScene.events(scene.victim, GossipEvent.Rejected.class))
        .extracting(GossipEvent.Rejected::reason)
        .contains(
            Rejection.MALFORMED_MESSAGE,
            Rejection.ILLEGAL_TAG,
            Rejection.UNKNOWN_CHANNEL,
            Rejection.UNSOLICITED,
            Rejection.BAD_BLOCK,
            Rejection.BAD_CHANNEL_MAC,
            Rejection.STALE_STATE_INFO);
    assertThat(ChannelScene.peersOf(scene.victim))
        .contains(scene.publisher.pkiId(), scene.witness.pkiId());
    scene.theChannelGoesOn();
  }

  /** Peers who say anything at all, and come back under another name when they are cut off. */
  private static final class Noise {
    private final ChannelScene scene;
    private final MessageGenerator generator;
    private final List<RawPeer> speakers = new ArrayList<>();
    private int names;
    private long block;

    Noise(ChannelScene scene, long seed) {
      this.scene = scene;
      this.generator = new MessageGenerator(seed);
      Stream.of(ORG1, ORG1, ORG2).map(this::newcomer).forEach(speakers::add);
    }

    private RawPeer newcomer(OrgId org) {
      names++;
      RawPeer peer = scene.peer("noise" + names, org);
      peer.greet(scene.victim);
      scene.enter(peer);
      return peer;
    }

    void makeAround(long number) {
      block = number;
      speakers.stream().filter(RawPeer::isConnected).forEach(scene::beat);
      for (int i = 0; i < NOISES_PER_BLOCK; i++) {
        int who = generator.below(speakers.size());
        if (!speakers.get(who).isConnected()) {
          speakers.set(who, newcomer(speakers.get(who).identity().org()));
        }
        RawPeer speaker = speakers.get(who);
        speaker.say(anything(speaker));
      }
    }

    private Envelope anything(RawPeer speaker) {
      return switch (generator.below(20)) {
        case 0 -> generator.envelope();
        case 1 -> cut(scene.words.unsigned(fitting(speaker)));
        case 2, 3 -> speaker.sign(generator.message()).envelope();
        case 4, 5, 6 -> speaker.sign(fitting(speaker)).envelope();
        case 7, 8, 9 -> scene.words.unsigned(scene.words.spoiltBlock(block + generator.below(4)));
        case 10, 11 -> ownStateInfo(speaker);
        default -> scene.words.unsigned(fitting(speaker));
      };
    }

    /** A message of the channel with a legal tag. */
    private GossipMessage fitting(RawPeer speaker) {
      Content content = generator.message().content();
      while (!TagRules.tagFor(content).isChannelRestricted()) {
        content = generator.message().content();
      }
      return scene.words.of(answering(speaker, content));
    }

    /** Pull messages take up what the node asked last, if it did. */
    private Content answering(RawPeer speaker, Content content) {
      List<Content.GossipHello> hellos =
          speaker.heard(Content.GossipHello.class).stream()
              .filter(hello -> hello.type() == PullType.BLOCK)
              .toList();
      if (hellos.isEmpty()) {
        return content;
      }
      long nonce = hellos.getLast().nonce();
      List<Bytes> names = ChannelWords.names(1, 1 + generator.below(30));
      return switch (content) {
        case Content.DataDigest _ -> new Content.DataDigest(nonce, names, PullType.BLOCK);
        case Content.DataUpdate update ->
            new Content.DataUpdate(nonce, update.data(), PullType.BLOCK);
        default -> content;
      };
    }

    private Envelope ownStateInfo(RawPeer speaker) {
      Content content = generator.message().content();
      while (!(content instanceof Content.StateInfo)) {
        content = generator.message().content();
      }
      Content.StateInfo info = (Content.StateInfo) content;
      Bytes mac = ChannelMac.of(ChannelScene.idOf(speaker), ChannelScene.CHANNEL);
      Content.StateInfo own =
          new Content.StateInfo(info.time(), ChannelScene.idOf(speaker), mac, info.properties());
      return speaker.sign(GossipMessage.of(own)).envelope();
    }

    private Envelope cut(Envelope whole) {
      int length = generator.below(whole.payload().length() + 1);
      return Envelope.signed(whole.payload().slice(0, length), whole.signature());
    }
  }
}
