// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import org.junit.jupiter.api.Test;

final class ChannelMacTest {

  @Test
  void isTheHashOfTheSpeakerAndThenTheName() {
    PkiId speaker = new PkiId(Bytes.utf8("a"));
    assertThat(ChannelMac.of(speaker, ChannelId.of("bc")))
        .isEqualTo(Bytes.hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }
}
