// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class EnvelopeWireTest {

  @Test
  void anEnvelopeIsWrittenInExactlyItsSize() throws IOException {
    for (long seed = 0; seed < 100; seed++) {
      Envelope envelope = new MessageGenerator(seed).envelope();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      EnvelopeWire.write(envelope, out);
      assertThat(out.size()).isEqualTo(EnvelopeWire.size(envelope));
      assertThat(out.toByteArray()).isEqualTo(EnvelopeWire.toArray(envelope));
    }
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    for (long seed = 0; seed < 100; seed++) {
      Envelope envelope = new MessageGenerator(seed).envelope();
      assertThat(EnvelopeWire.parse(EnvelopeWire.toArray(envelope)))
          .isEqualTo(new Decoded.Value<>(envelope));
    }
  }

  @Test
  void theFieldsStandInOrder() {
    Envelope envelope =
        Envelope.signed(Bytes.hex("aa"), Bytes.hex("bbbb"))
            .withSecret(new SecretEnvelope(Bytes.hex("cc"), Bytes.hex("dd")));
    assertThat(Bytes.wrap(EnvelopeWire.toArray(envelope)))
        .isEqualTo(Bytes.hex("0a01aa1202bbbb1a060a01cc1201dd"));
  }

  @Test
  void aLargePayloadIsWrittenFromTheArrayItLivesIn() throws IOException {
    byte[] array = new MessageGenerator(5).bytes(1_000_000).toArray();
    Envelope envelope = Envelope.unsigned(Bytes.wrap(array, 1, 999_998));
    PiecesSeen pieces = new PiecesSeen(array);
    EnvelopeWire.write(envelope, pieces);
    assertThat(pieces.fromTheArray).isGreaterThan(999_000);
    assertThat(pieces.fromElsewhere).isLessThan(100);
  }

  @Test
  void anEnvelopeWithoutPayloadIsStillAnEnvelope() {
    assertThat(EnvelopeWire.parse(new byte[0]))
        .isEqualTo(new Decoded.Value<>(Envelope.unsigned(Bytes.EMPTY)));
  }

  @Test
  void garbageIsMalformed() {
    assertThat(EnvelopeWire.parse(new byte[] {0x0a, 0x05, 0x01}))
        .isInstanceOfSatisfying(
            Decoded.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(DecodeFailure.MALFORMED));
  }

  /** Counts how many bytes come straight from an array, and how many by way of a buffer. */
  private static final class PiecesSeen extends OutputStream {
    private final byte[] array;
    private int fromTheArray;
    private int fromElsewhere;

    PiecesSeen(byte[] array) {
      this.array = array;
    }

    @Override
    public void write(int value) {
      fromElsewhere++;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public void write(byte[] piece, int offset, int length) {
      if (piece == array) {
        fromTheArray += length;
      } else {
        fromElsewhere += length;
      }
    }
  }
}
