// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.fixture.FabricVectors;
import dev.hearsay.crypto.fixture.FabricVectors.Entry;
import dev.hearsay.domain.id.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockHashesTest {

  private static final Bytes DATA_HASH =
      Bytes.hex("b75fa4cca73a24cc129213c6e064b971533e2fa3eb0d118e3f484a7ae4a70fd3");

  @ParameterizedTest
  @CsvSource({
    "0, 300702010004000400",
    "127, 300702017f04000400",
    "128, 30080202008004000400",
    "-1, 300f020900ffffffffffffffff04000400"
  })
  void headersAreMinimalDerWithUnsignedNumbers(long number, String hex) {
    assertThat(BlockHashes.headerBytes(number, Bytes.EMPTY, Bytes.EMPTY).toHex()).isEqualTo(hex);
  }

  @Test
  void dataIsHashedWithoutSeparators() {
    assertThat(BlockHashes.dataHash(List.of(Bytes.utf8("tx1"), Bytes.utf8("tx2"))))
        .isEqualTo(DATA_HASH);
  }

  @Test
  void aHeaderHashChainsBlocks() {
    assertThat(BlockHashes.headerHash(1, Bytes.wrap(new byte[32]), DATA_HASH).toHex())
        .isEqualTo("45147d678db0804f4e1746fa609bdb67b70fc3921122c4ada63040b741276be1");
  }

  @Test
  void theHeadersOfRealBlocksAreFabrics() {
    for (Entry block : FabricVectors.entry("blocks").list("real")) {
      long number = block.number("number");
      Bytes previous = block.hex("previous_hash_hex");
      Bytes data = block.hex("data_hash_hex");
      assertThat(BlockHashes.headerBytes(number, previous, data))
          .isEqualTo(block.base64("header_bytes_asn1"));
      assertThat(BlockHashes.headerHash(number, previous, data))
          .isEqualTo(block.hex("header_hash_hex"));
    }
  }
}
