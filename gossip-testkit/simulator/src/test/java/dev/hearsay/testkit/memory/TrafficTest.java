// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.wire.ProtobufCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that are counted are those of the real codec. */
class TrafficTest {

  private final ProtobufCodec codec = new ProtobufCodec();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 126, 127, 128, 129, 300, 16_383, 16_384, 70_000, 2_100_000})
  void sizeIsThatOfTheProtobufEncoding(int length) {
    Bytes some = Bytes.wrap(new byte[length]);
    Bytes few = Bytes.utf8("few");

    assertSized(Envelope.unsigned(some));
    assertSized(Envelope.signed(few, some));
    assertSized(Envelope.signed(some, few).withSecret(new SecretEnvelope(some, few)));
    assertSized(Envelope.signed(few, few).withSecret(new SecretEnvelope(few, some)));
    assertSized(Envelope.unsigned(some).withSecret(new SecretEnvelope(some, Bytes.EMPTY)));
  }

  private void assertSized(Envelope envelope) {
    assertThat(WireSize.encoded(envelope)).isEqualTo(codec.encodeEnvelope(envelope).length());
    assertThat(WireSize.of(envelope)).isEqualTo(WireSize.encoded(envelope) + 5);
  }

  @Test
  void eachDirectionCountsWhatIsWritten() {
    MemoryNetwork network = new MemoryNetwork(Delivery.immediate());
    CommStation alice = started(network, "alice");
    CommStation bob = started(network, "bob");
    alice.connect(1, bob);
    Envelope envelope = Envelope.unsigned(Bytes.utf8("hello"));

    alice.comm().write(LinkId.outbound(1), envelope);
    alice.comm().write(LinkId.outbound(1), envelope);
    bob.comm().write(LinkId.inbound(1), envelope);

    assertThat(network.traffic())
        .containsExactly(new Traffic("alice", "bob", 2, 24), new Traffic("bob", "alice", 1, 12));
  }

  private static CommStation started(MemoryNetwork network, String name) {
    Endpoint endpoint = Endpoint.of(name, 7051);
    return CommStation.of(network.join(name, endpoint), () -> endpoint).start();
  }
}
