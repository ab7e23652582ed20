// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.netty.shaded.io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {

  private final List<String> refused = new ArrayList<>();

  private Doorkeeper letting(int connections, int perAddress) {
    return new Doorkeeper(
        new GrpcLimits.Counts(connections, perAddress, 1, 1),
        (reason, host, detail) -> refused.add(reason + " " + host + ": " + detail));
  }

  @Test
  void placeOfAnEndedConnectionIsFree() {
    Doorkeeper door = letting(10, 1);
    EmbeddedChannel first = new EmbeddedChannel();
    assertThat(door.admit(first)).isTrue();
    assertThat(door.admit(new EmbeddedChannel())).isFalse();

    assertThat(first.close().isSuccess()).isTrue();

    assertThat(door.admit(new EmbeddedChannel())).isTrue();
    assertThat(refused)
        .containsExactly("TOO_MANY_LINKS embedded: more than 1 connections of one address");
  }

  @Test
  void refusedConnectionTakesNoPlace() {
    Doorkeeper door = letting(1, 10);
    EmbeddedChannel first = new EmbeddedChannel();
    assertThat(door.admit(first)).isTrue();
    for (int i = 0; i < 20; i++) {
      assertThat(door.admit(new EmbeddedChannel())).isFalse();
    }

    assertThat(first.close().isSuccess()).isTrue();

    assertThat(door.admit(new EmbeddedChannel())).isTrue();
    assertThat(refused)
        .hasSize(20)
        .containsOnly("TOO_MANY_LINKS embedded: more than 1 connections");
  }
}
