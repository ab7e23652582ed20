// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {

  private static final byte[] ARRAY = {1, 2, 3, 4, 5};

  @Test
  void windowsWithEqualBytesAreEqualWhereverTheyLie() {
    Bytes window = Bytes.wrap(ARRAY, 1, 3);
    Bytes copy = Bytes.copyOf(new byte[] {2, 3, 4});

    assertThat(window).isEqualTo(copy).hasSameHashCodeAs(copy);
    assertThat(window).isNotEqualTo(Bytes.wrap(ARRAY, 0, 3)).isNotEqualTo("020304");
  }

  @Test
  void aCopyDoesNotSeeLaterChangesOfItsSource() {
    byte[] source = {1, 2};
    Bytes copy = Bytes.copyOf(source);

    source[0] = 9;

    assertThat(copy).isEqualTo(Bytes.hex("0102"));
  }

  @Test
  void nobodyCanChangeTheBytesThroughWhatIsHandedOut() {
    Bytes bytes = Bytes.hex("0102");

    bytes.toArray()[0] = 9;

    assertThat(bytes).isEqualTo(Bytes.hex("0102"));
    assertThatThrownBy(() -> bytes.asByteBuffer().put(0, (byte) 9))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void aSliceSharesTheArrayAndACompactCopyDoesNot() {
    Bytes slice = Bytes.wrap(ARRAY).slice(1, 2);

    assertThat(arrayOf(slice)).isSameAs(ARRAY);
    assertThat(arrayOf(slice.compact())).isEqualTo(new byte[] {2, 3});
    assertThat(slice.compact()).isEqualTo(slice);
  }

  @Test
  void orderIsThatOfUnsignedBytesAndPrefixesComeFirst() {
    assertThat(Bytes.hex("7f")).isLessThan(Bytes.hex("80"));
    assertThat(Bytes.hex("80")).isLessThan(Bytes.hex("8000"));
    assertThat(Bytes.hex("ff")).isGreaterThan(Bytes.hex("0aff"));
  }

  @Test
  void orderAgreesWithEqualityForAnyBytes() {
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      Bytes a = bytes(random);
      Bytes b = bytes(random);
      assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
      assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }
  }

  @Test
  void aWindowOutsideItsArrayIsRefused() {
    assertThatThrownBy(() -> Bytes.wrap(ARRAY, 3, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.wrap(ARRAY).slice(-1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.EMPTY.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void logsShowTheBeginningOfLongBytesOnly() {
    assertThat(Bytes.hex("0102030405060708")).hasToString("0102030405060708");
    assertThat(Bytes.hex("010203040506070809")).hasToString("0102030405060708…(9)");
  }

  private static Bytes bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(4)];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  private static byte[] arrayOf(Bytes bytes) {
    return bytes.read((array, offset, length) -> array);
  }
}
