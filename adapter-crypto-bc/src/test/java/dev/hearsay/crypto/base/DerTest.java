// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536})
  void whatIsWrittenIsReadWhateverItsLength(int length) {
    byte[] content = new byte[length];
    byte[] sequence = Der.constructed(Der.SEQUENCE, List.of(Der.octetString(content)));
    assertThat(Der.children(sequence, Der.SEQUENCE)).containsExactly(Der.octetString(content));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3003020101ff",
        "3004020101",
        "30030201",
        "3080020101",
        "308103020101",
        "30820003020101",
        "3003020201",
        "3103020101",
        "308500000000030201",
        "30ff"
      })
  void aValueThatIsCutLongOrSpelledOtherwiseHasNoElements(String hex) {
    assertThat(Der.children(Bytes.hex(hex).toArray(), Der.SEQUENCE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0200", "020100", "020180", "02020001", "0202ff80", "030101", "02"})
  void onlyPositiveMinimalIntegersAreNumbers(String hex) {
    assertThat(Der.positiveInteger(Bytes.hex(hex).toArray())).isEmpty();
  }

  @Test
  void positiveIntegersAreReadAsWritten() {
    for (String number : List.of("1", "127", "128", "255", "256", "18446744073709551615")) {
      BigInteger value = new BigInteger(number);
      assertThat(Der.positiveInteger(Der.integer(value))).contains(value);
    }
  }

  @Test
  void noBytesWhateverMakeItThrow() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = Der.SEQUENCE;
      }
      assertThat(Der.children(bytes, Der.SEQUENCE)).isNotNull();
    }
  }
}
