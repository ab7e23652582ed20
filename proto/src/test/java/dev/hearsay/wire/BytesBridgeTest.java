// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.hearsay.domain.id.Bytes;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BytesBridgeTest {

  @Test
  void aWindowStaysAWindowOnTheSameArrayBothWays() {
    byte[] array = {0, 1, 2, 3, 4, 5};
    Bytes window = Bytes.wrap(array, 2, 3);
    Bytes back = BytesBridge.fromWire(BytesBridge.toWire(window));
    assertThat(back).isEqualTo(window);
    back.<@Nullable Void>read((seen, offset, length) -> {
      assertThat(seen).isSameAs(array);
      assertThat(offset).isEqualTo(2);
      assertThat(length).isEqualTo(3);
      return null;
    });
  }

  @Test
  void aByteStringInSeveralPiecesIsCopiedIntoOne() {
    ByteString pieces =
        ByteString.copyFrom(new byte[500]).concat(ByteString.copyFrom(new byte[] {1}));
    assertThat(BytesBridge.fromWire(pieces)).isEqualTo(Bytes.wrap(pieces.toByteArray()));
  }

  @Test
  void aByteStringOverABufferIsCopied() {
    ByteString buffer = UnsafeByteOperations.unsafeWrap(ByteBuffer.allocateDirect(3));
    assertThat(BytesBridge.fromWire(buffer)).isEqualTo(Bytes.hex("000000"));
  }

  @Test
  void nothingIsNothing() {
    assertThat(BytesBridge.fromWire(ByteString.EMPTY)).isSameAs(Bytes.EMPTY);
    assertThat(BytesBridge.toWire(Bytes.EMPTY)).isSameAs(ByteString.EMPTY);
  }
}
