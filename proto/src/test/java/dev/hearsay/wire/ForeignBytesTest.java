// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes that no peer of this version sends: from newer peers, from broken ones, from enemies. */
class ForeignBytesTest {

  private static final int MEBIBYTE = 1 << 20;

  private final ProtobufCodec codec = new ProtobufCodec();

  // ---- newer peers -----------------------------------------------------------------------------

  @Test
  void unknownFieldsSurviveInTheBytesAndDoNotDisturbTheKnownOnes() {
    for (GossipMessage message : new MessageGenerator(11).oneOfEach()) {
      String known = codec.encode(message).toHex();
      // field 126: bytes, field 127: varint
      Bytes payload = Bytes.hex("f20702cafe" + known + "f8072a");
      SignedMessage signed = value(codec.decode(Envelope.unsigned(payload)));
      assertThat(signed.message()).isEqualTo(message);
      assertThat(signed.envelope().payload()).isEqualTo(payload);
      assertThat(value(codec.decodeEnvelope(codec.encodeEnvelope(signed.envelope()))).payload())
          .isEqualTo(payload);
    }
  }

  @Test
  void aContentOfANewerVersionIsUnknownAndDoesNotEndTheStream() {
    assertThat(reason(codec.decode(payload("1801f20702cafe"))))
        .isEqualTo(DecodeFailure.UNKNOWN_CONTENT);
    assertThat(DecodeFailure.UNKNOWN_CONTENT.endsStream()).isFalse();
  }

  @Test
  void aTagOfANewerVersionIsUndefined() {
    assertThat(value(codec.decode(payload("18096a00"))).message().tag()).isEqualTo(Tag.UNDEFINED);
  }

  @Test
  void aPullTypeOfANewerVersionIsUndefined() {
    Content content = value(codec.decode(payload("18014a0408071809"))).content();
    assertThat(content).isEqualTo(new Content.GossipHello(7, Bytes.EMPTY, PullType.UNDEFINED));
  }

  @Test
  void theLastOfSeveralContentsCounts() {
    assertThat(value(codec.decode(payload("4a0208076a00"))).content())
        .isEqualTo(new Content.Empty());
  }

  @Test
  void aKnownFieldOfAnotherWireTypeIsUnknown() {
    // the nonce as a byte string
    assertThat(value(codec.decode(payload("0a02cafe6a00"))).message().nonce()).isZero();
  }

  // ---- broken peers ----------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource({
    "a varint without end,             08ffffffffffffffffffffff",
    "field number zero,                0001",
    "a wire type that does not exist,  0e01",
    "a length beyond the end,          1205aa",
    "a negative length,                12ffffffffffffffffff01",
    "a length of two gibibytes,        12ffffffff07",
    "a group that ends unopened,       6a0034",
    "a group that never ends,          33",
    "a group that ends as another,     333c",
    "a nested part beyond its parent,  2a020a05",
    "text that is not UTF-8,           b201040a02c328",
    "a bare surrogate as text,         b201050a03eda080",
    "overlong UTF-8,                   b201040a02c080"
  })
  void malformedBytesEndTheStream(String what, String hex) {
    assertThat(reason(codec.decode(payload(hex)))).as(what).isEqualTo(DecodeFailure.MALFORMED);
    assertThat(DecodeFailure.MALFORMED.endsStream()).isTrue();
  }

  @Test
  void bytesAfterAnEndOfGroupAreNotIgnored() {
    String good = "0a0141";
    assertThat(codec.decodeEnvelope(Bytes.hex(good))).isInstanceOf(Decoded.Value.class);
    assertThat(reason(codec.decodeEnvelope(Bytes.hex(good + "0c" + good))))
        .isEqualTo(DecodeFailure.MALFORMED);
    assertThat(reason(codec.decodeSecret(Bytes.hex(good + "0c" + good))))
        .isEqualTo(DecodeFailure.MALFORMED);
  }

  @Test
  void anEmptySecretHoldsNoEndpoint() {
    assertThat(value(codec.decodeSecret(Bytes.EMPTY)).internalEndpoint().isNone()).isTrue();
  }

  @Test
  void aSecretThatIsNotUtf8IsMalformed() {
    assertThat(reason(codec.decodeSecret(Bytes.hex("0a02c328"))))
        .isEqualTo(DecodeFailure.MALFORMED);
  }

  @Test
  void theReasonIsOneLine() {
    assertThat(codec.decode(payload("0001")))
        .isInstanceOfSatisfying(
            Decoded.Failed.class, failed -> assertThat(failed.detail()).doesNotContain("\n"));
  }

  // ---- enemies ---------------------------------------------------------------------------------

  @Test
  void groupsNestedAMillionDeepAreMalformed() {
    byte[] groups = new byte[MEBIBYTE];
    Arrays.fill(groups, (byte) 0x33);
    assertThat(reason(codec.decode(Envelope.unsigned(Bytes.wrap(groups)))))
        .isEqualTo(DecodeFailure.MALFORMED);
    assertThat(reason(codec.decodeEnvelope(Bytes.wrap(groups)))).isEqualTo(DecodeFailure.MALFORMED);
  }

  @Test
  void aMillionEmptyElementsAreRefusedBeforeTheyBecomeObjects() {
    Bytes elements = repeated("0a00", 2 * MEBIBYTE);
    Bytes response = field("3a", elements); // mem_res
    assertThat(reason(codec.decode(Envelope.unsigned(response))))
        .isEqualTo(DecodeFailure.TOO_MANY_PARTS);
  }

  @Test
  void aMillionElementsTwoLevelsDownAreRefusedToo() {
    Bytes properties = field("2a", repeated("1a00", 2 * MEBIBYTE)); // chaincodes
    Bytes stateInfo = field("7a", properties);
    assertThat(reason(codec.decode(Envelope.unsigned(stateInfo))))
        .isEqualTo(DecodeFailure.TOO_MANY_PARTS);
  }

  @Test
  void asManyPartsAsAllowedAreDecoded() {
    int elements = ProtobufCodec.MAX_PARTS - 1; // the response itself is a part
    assertThat(value(codec.decode(Envelope.unsigned(responseOf(elements)))).content())
        .isInstanceOfSatisfying(
            Content.MembershipResponse.class,
            response -> assertThat(response.alive()).hasSize(elements));
    assertThat(reason(codec.decode(Envelope.unsigned(responseOf(elements + 1)))))
        .isEqualTo(DecodeFailure.TOO_MANY_PARTS);
  }

  @Test
  void aLargeBlockIsNotTakenForManyParts() {
    byte[] block = new byte[4 * MEBIBYTE];
    Arrays.fill(block, (byte) 0x0a);
    GossipMessage message =
        GossipMessage.of(
            new Content.DataMessage(new Content.Payload(1, Bytes.wrap(block), List.of())));
    assertThat(value(codec.decode(Envelope.unsigned(codec.encode(message)))).message())
        .isEqualTo(message);
  }

  @Test
  void aLargeMalformedMessageIsMalformed() {
    byte[] garbage = new byte[2 * MEBIBYTE];
    Arrays.fill(garbage, (byte) 0xff);
    assertThat(reason(codec.decode(Envelope.unsigned(Bytes.wrap(garbage)))))
        .isEqualTo(DecodeFailure.MALFORMED);
  }

  private static Bytes responseOf(int elements) {
    return field("3a", repeated("0a00", 2 * elements));
  }

  /** {@code pattern} again and again, {@code length} bytes in all. */
  private static Bytes repeated(String pattern, int length) {
    byte[] unit = Bytes.hex(pattern).toArray();
    byte[] all = new byte[length];
    for (int i = 0; i < length; i++) {
      all[i] = unit[i % unit.length];
    }
    return Bytes.wrap(all);
  }

  /** A length-delimited field with a tag of one byte. */
  private static Bytes field(String tag, Bytes value) {
    StringBuilder head = new StringBuilder(tag);
    int length = value.length();
    for (; length > 0x7f; length >>>= 7) {
      head.append("%02x".formatted((length & 0x7f) | 0x80));
    }
    byte[] front = Bytes.hex(head.append("%02x".formatted(length)).toString()).toArray();
    byte[] all = Arrays.copyOf(front, front.length + value.length());
    System.arraycopy(value.toArray(), 0, all, front.length, value.length());
    return Bytes.wrap(all);
  }

  private static Envelope payload(String hex) {
    return Envelope.unsigned(Bytes.hex(hex));
  }

  private static <T> T value(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Value<T>(T value) -> value;
      case Decoded.Failed<T> failed -> throw new AssertionError(failed);
    };
  }

  private static <T> DecodeFailure reason(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Value<T> value -> throw new AssertionError(value);
      case Decoded.Failed<T> failed -> failed.reason();
    };
  }
}
