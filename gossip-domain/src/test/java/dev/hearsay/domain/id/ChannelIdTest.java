// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"c", "mychannel", "a.b-c9"})
  void namesAsFabricGivesThemAreWellFormed(String name) {
    assertThat(ChannelId.of(name).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9c", "-c", ".c", "MyChannel", "my channel", "my_channel", "kanäle"})
  void otherNamesAreNot(String name) {
    assertThat(ChannelId.of(name).isWellFormed()).isFalse();
  }

  @Test
  void aNameHasAtMost249Characters() {
    assertThat(ChannelId.of("c".repeat(249)).isWellFormed()).isTrue();
    assertThat(ChannelId.of("c".repeat(250)).isWellFormed()).isFalse();
  }
}
