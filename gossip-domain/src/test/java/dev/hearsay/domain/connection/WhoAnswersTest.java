// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.FRED;
import static dev.hearsay.domain.connection.Bench.SELF;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import org.junit.jupiter.api.Test;

class WhoAnswersTest {

  private final Bench bench = new Bench();

  @Test
  void anotherIdentityOfTheSameOrganizationTakesTheLinkOver() {
    bench.known.put(ANN.pkiId(), ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    LinkId link = bench.lastDial();
    bench.reaches(link, ZOE);

    bench.says(link, bench.handshakeOf(ZOE, false));

    assertThat(bench.listener.news).containsExactly("proved zoe@Org1", "switched a to zoe@Org1");
    assertThat(bench.connections.isConnected(ZOE.pkiId())).isTrue();
    assertThat(bench.connections.isConnected(ANN.pkiId())).isFalse();
    assertThat(bench.textsOn(link)).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
  }

  @Test
  void identityOfAnotherOrganizationIsRefused() {
    bench.known.put(ANN.pkiId(), ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    LinkId link = bench.lastDial();
    bench.reaches(link, FRED);

    bench.says(link, bench.handshakeOf(FRED, false));

    assertThat(bench.comm.aborted).containsEntry(link, "UNEXPECTED_PEER");
    assertThat(bench.listener.news).isEmpty();
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void anotherIdentityIsRefusedIfTheExpectedOneIsNotKnown() {
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    bench.reaches(bench.lastDial(), ZOE);

    bench.says(bench.lastDial(), bench.handshakeOf(ZOE, false));

    assertThat(bench.rejections()).containsExactly(Rejection.UNEXPECTED_PEER);
  }

  @Test
  void ownIdentityWhereAPeerWasExpectedIsAFailedDial() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    bench.reaches(bench.lastDial(), SELF);

    bench.says(bench.lastDial(), bench.handshakeOf(SELF, false));

    assertThat(bench.rejections()).containsExactly(Rejection.SELF_CONNECTION);
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }
}
