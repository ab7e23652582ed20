// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nonsense and malice of a peer that has proved who it is. */
class BadMessageTest extends BadInput {

  static Stream<GossipMessage> illegallyTagged() {
    return new MessageGenerator(1)
        .oneOfEach().stream()
            .filter(message -> !TagRules.isExempt(message.content()))
            .flatMap(message ->
                Stream.of(Tag.values())
                    .map(tag -> new GossipMessage(0, ChannelId.NONE, tag, message.content()))
                    .filter(tagged -> !TagRules.isLegal(tagged)));
  }

  @ParameterizedTest
  @MethodSource("illegallyTagged")
  void aMessageWithAnIllegalTagIsRefusedAndTheLinkStays(GossipMessage message) {
    mallory.greet(victim);

    mallory.say(message);

    assertRefusedAndConnected(Rejection.ILLEGAL_TAG);
  }

  static Stream<GossipMessage> ofChannels() {
    return new MessageGenerator(2)
        .oneOfEach().stream()
            .filter(message -> TagRules.tagFor(message.content()).isChannelRestricted())
            .filter(message -> !(message.content() instanceof Content.StateInfo))
            .map(message -> ofChannel("nowhere", message.content()));
  }

  @ParameterizedTest
  @MethodSource("ofChannels")
  void aMessageOfAChannelThatWasNotJoinedIsRefused(GossipMessage message) {
    mallory.greet(victim);

    mallory.say(message);

    assertRefusedAndConnected(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void aStateInfoWhoseChannelMacIsNoneIsRefused() {
    mallory.greet(victim);
    Content info =
        new MessageGenerator(2)
            .oneOfEach().stream()
                .map(GossipMessage::content)
                .filter(Content.StateInfo.class::isInstance)
                .findFirst()
                .orElseThrow();

    mallory.say(ofChannel("nowhere", info));

    assertRefusedAndConnected(Rejection.BAD_CHANNEL_MAC);
  }

  @Test
  void aChannelNameThatFabricWouldNotGiveIsRefused() {
    mallory.greet(victim);

    mallory.say(ofChannel("../etc", new Content.RemoteStateRequest(1, 2)));

    assertRefusedAndConnected(Rejection.BAD_CHANNEL_NAME);
  }

  @Test
  void anIdentityOnItsOwnIsRefused() {
    mallory.greet(victim);

    mallory.say(
        new GossipMessage(
            0,
            ChannelId.NONE,
            Tag.ORG_ONLY,
            new Content.PeerIdentityMessage(
                mallory.identity().pkiId(), mallory.identity().identity(), Bytes.EMPTY)));

    assertRefusedAndConnected(Rejection.UNEXPECTED_ELEMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "18012a00, MISSING_PART",
    "18013200, MISSING_PART",
    "1801, UNKNOWN_CONTENT",
    "1801fa0700, UNKNOWN_CONTENT"
  })
  void aMessageThatLacksAPartIsRefusedAndTheLinkStays(String hex, Rejection expected) {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.hex(hex)));

    assertRefusedAndConnected(expected);
  }

  @Test
  void anEnvelopeWithoutPayloadIsRefusedAndTheLinkStays() {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.EMPTY));

    assertRefusedAndConnected(Rejection.EMPTY_PAYLOAD);
  }

  @Test
  void aPayloadThatIsNoMessageEndsTheLink() {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.hex("ffffffff")));

    assertRefusedAndCutOff(Rejection.MALFORMED_MESSAGE);
  }

  private static GossipMessage ofChannel(String name, Content content) {
    return new GossipMessage(0, ChannelId.of(name), TagRules.tagFor(content), content);
  }
}
