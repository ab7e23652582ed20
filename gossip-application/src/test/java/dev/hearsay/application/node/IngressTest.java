// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngressTest {

  @Test
  void whoeverTheTransportTurnsAwayIsCountedAndDoesNotReachTheInbox() {
    List<Input> inbox = new ArrayList<>();
    List<GossipEvent> events = new ArrayList<>();
    Ingress ingress = new Ingress(new FakeCodec(), inbox::add, events::add);

    ingress.refused(Rejection.TOO_MANY_LINKS, "10.0.0.1", "1000 connections");

    assertThat(events)
        .containsExactly(
            new GossipEvent.Rejected(Rejection.TOO_MANY_LINKS, "10.0.0.1", "1000 connections"));
    assertThat(inbox).isEmpty();
  }
}
