// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What we encode, Fabric's classes read with the same meaning; and the reverse. */
class CodecAgreesWithFabricsClassesTest {

  private static final int SEEDS = 200;

  private final ProtobufCodec codec = new ProtobufCodec();

  @Test
  void theGeneratorKnowsEveryContentOfTheCatalogue() {
    assertThat(messages().<Class<?>>map(message -> message.content().getClass()).distinct())
        .containsExactlyInAnyOrderElementsOf(leaves(Content.class).toList());
  }

  @Test
  void fabricReadsWhatWeEncode() {
    assertThat(messages())
        .allSatisfy(message ->
            assertThat(
                    org.hyperledger.fabric.protos.gossip.GossipMessage.parseFrom(
                        codec.encode(message).toArray()))
                .isEqualTo(FabricMessages.of(message)));
  }

  @Test
  void weReadWhatFabricEncodes() {
    assertThat(messages())
        .allSatisfy(message -> {
          Envelope envelope =
              Envelope.unsigned(Bytes.wrap(FabricMessages.of(message).toByteArray()));
          assertThat(codec.decode(envelope))
              .isEqualTo(new Decoded.Value<>(new SignedMessage(envelope, message)));
        });
  }

  @Test
  void bothReadEachOthersEnvelopes() throws InvalidProtocolBufferException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Envelope envelope = new MessageGenerator(seed).envelope();
      assertThat(
              org.hyperledger.fabric.protos.gossip.Envelope.parseFrom(
                  codec.encodeEnvelope(envelope).toArray()))
          .isEqualTo(FabricMessages.of(envelope));
      assertThat(codec.decodeEnvelope(Bytes.wrap(FabricMessages.of(envelope).toByteArray())))
          .isEqualTo(new Decoded.Value<>(envelope));
    }
  }

  @Test
  void bothReadEachOthersSecrets() throws InvalidProtocolBufferException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Secret secret = new MessageGenerator(seed).secret();
      var fabrics =
          org.hyperledger.fabric.protos.gossip.Secret.newBuilder()
              .setInternalEndpoint(secret.internalEndpoint().text())
              .build();
      assertThat(
              org.hyperledger.fabric.protos.gossip.Secret.parseFrom(
                  codec.encodeSecret(secret).toArray()))
          .isEqualTo(fabrics);
      assertThat(codec.decodeSecret(Bytes.wrap(fabrics.toByteArray())))
          .isEqualTo(new Decoded.Value<>(secret));
    }
  }

  private static Stream<GossipMessage> messages() {
    return Stream.iterate(0L, seed -> seed < SEEDS, seed -> seed + 1)
        .flatMap(seed -> new MessageGenerator(seed).oneOfEach().stream());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses())
            .flatMap(CodecAgreesWithFabricsClassesTest::leaves)
        : Stream.of(type);
  }
}
