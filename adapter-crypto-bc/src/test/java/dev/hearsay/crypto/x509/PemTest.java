// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemTest {

  private static final String BLOCK =
      "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n";

  @Test
  void aBlockIsWrittenAsFabricWritesIt() {
    byte[] content = new byte[100];
    String pem = Pem.encode("CERTIFICATE", content).toUtf8();
    assertThat(pem.lines().skip(1).findFirst().orElseThrow()).hasSize(64);
    assertThat(pem).endsWith("-----END CERTIFICATE-----\n").doesNotContain("\r");
    assertThat(Pem.first(Bytes.utf8(pem))).contains(new Pem("CERTIFICATE", Bytes.wrap(content), 0));
    assertThat(Pem.encode("CERTIFICATE", new byte[] {1, 2, 3}).toUtf8()).isEqualTo(BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text before\n" + BLOCK,
        "-----BEGIN NOTHING-----\n" + BLOCK,
        "-----BEGIN CERTIFICATE-----\r\nAQID\r\n-----END CERTIFICATE-----\r\n",
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAQ\nID\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nName: value\n\nAQID\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----   \n  AQID  \n-----END CERTIFICATE-----  \n"
      })
  void harmlessSpellingsAreRead(String text) {
    assertThat(Pem.first(Bytes.utf8(text)))
        .contains(new Pem("CERTIFICATE", Bytes.hex("010203"), 0));
  }

  @Test
  void whatFollowsTheBlockIsCounted() {
    assertThat(Pem.first(Bytes.utf8(BLOCK + "\n"))).map(Pem::rest).contains(1);
    assertThat(Pem.first(Bytes.utf8(BLOCK + BLOCK))).map(Pem::rest).contains(BLOCK.length());
  }

  @Test
  void theTypeMayBeEmpty() {
    assertThat(Pem.first(Bytes.utf8("-----BEGIN -----\nAQID\n-----END -----\n")))
        .map(Pem::type)
        .contains("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AQID",
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAQID\n",
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END OTHER-----\n",
        "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE----- and more\n",
        "-----BEGIN CERTIFICATE-----\nAQI\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nA*ID\n-----END CERTIFICATE-----\n",
        "x-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n",
        "-----BEGIN \n-----END -----\n"
      })
  void whatIsNoBlockIsNotRead(String text) {
    assertThat(Pem.first(Bytes.utf8(text))).isEmpty();
  }

  @Test
  void aMalformedBlockIsPassedOverWithEverythingUpToItsEnd() {
    String begins = "-----BEGIN CERTIFICATE-----\n".repeat(1_000);
    String malformed = begins + "!\n-----END CERTIFICATE-----\n";

    assertThat(Pem.first(Bytes.utf8(malformed + BLOCK))).map(Pem::rest).contains(0);
  }

  @Test
  void afterEightMalformedBlocksNothingIsLookedForAnyMore() {
    String malformed = "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n";

    assertThat(Pem.first(Bytes.utf8(malformed.repeat(7) + BLOCK))).isPresent();
    assertThat(Pem.first(Bytes.utf8(malformed.repeat(8) + BLOCK))).isEmpty();
  }

  @Test
  void noTextWhateverMakesItThrow() {
    Random random = new Random(3);
    byte[] good = BLOCK.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int j = 0; j < 3; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) "-\n BEGIND:=A".charAt(random.nextInt(12));
      }
      assertThat(Pem.first(Bytes.wrap(bytes))).isNotNull();
    }
  }
}
