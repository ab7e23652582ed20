// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.testkit.simulation.Witness;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must stay within an organization or a channel is found when it leaves. */
class LeaksAreFoundTest {

  private static final Endpoint VISIBLE = Endpoint.of("one.example", 7051);
  private static final Endpoint INTERNAL = Endpoint.of("one.internal", 7051);

  private final History history = new History();
  private final Invariant secrets = new SecretsStayHome(history.simulation, history.book());
  private final Invariant channels =
      new ChannelsStayHome(history.simulation, history, history.book());

  private Envelope alive(Endpoint external) {
    return history.envelope(
        new Content.AliveMessage(
            new Content.Member(external, Bytes.EMPTY, history.node.pkiId()),
            new PeerTime(1, 1),
            PeerIdentity.NONE));
  }

  private static Envelope withSecret(Envelope envelope) {
    return envelope.withSecret(new SecretEnvelope(Bytes.utf8("endpoint"), Bytes.utf8("signature")));
  }

  private static Stream<Leak> leaks() {
    return Stream.of(
        test -> withSecret(test.alive(VISIBLE)),
        test -> test.alive(Endpoint.NONE),
        test -> test.alive(INTERNAL),
        test ->
            test.history.envelope(
                new Content.MembershipRequest(withSecret(test.alive(VISIBLE)), List.of())),
        test ->
            test.history.envelope(
                new Content.MembershipResponse(
                    List.of(test.alive(VISIBLE), withSecret(test.alive(VISIBLE))), List.of())),
        test ->
            test.history.envelope(
                new Content.MembershipResponse(List.of(), List.of(test.alive(Endpoint.NONE)))));
  }

  /** Something that must not go abroad. */
  interface Leak {
    Envelope of(LeaksAreFoundTest test);
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void anInternalEndpointMustNotGoAbroad(Leak leak) {
    told(secrets).sent("one", "two", leak.of(this));
    told(secrets).sent("one", "abroad", alive(VISIBLE));
    assertThat(history.objections()).isEmpty();

    told(secrets).sent("one", "abroad", leak.of(this));
    assertThat(history.objections()).containsExactly(secrets.name());
  }

  /** A rule is told only what it says it hears. */
  private static Witness told(Invariant rule) {
    return Witness.each(List.of(rule));
  }

  @Test
  void whatWasSentHomeIsLookedThroughWhenItGoesAbroad() {
    Envelope envelope = withSecret(alive(VISIBLE));
    told(secrets).sent("one", "two", envelope);
    told(secrets).sent("one", "abroad", envelope);
    told(secrets).sent("one", "abroad", envelope);

    assertThat(history.objections()).hasSize(2);
  }

  @Test
  void aBlockMustNotReachWhoIsNotInItsChannel() {
    Envelope block = history.envelope(History.ofChannel(History.block(1, "the truth")));
    told(channels).sent("one", "two", block);
    assertThat(history.objections()).isEmpty();

    told(channels).sent("one", "abroad", block);
    assertThat(history.objections()).containsExactly(channels.name());
  }

  @Test
  void theStateOfAChannelMustNotReachAnOrganizationOutsideOfIt() {
    Content.StateInfo state =
        new Content.StateInfo(
            new PeerTime(1, 1),
            history.node.pkiId(),
            ChannelMac.of(history.node.pkiId(), History.CHANNEL),
            new Content.Properties(1, false, List.of()));
    Envelope snapshot =
        history.envelope(new Content.StateInfoSnapshot(List.of(history.envelope(state))));
    told(channels).sent("one", "two", history.envelope(state));
    told(channels).sent("one", "two", snapshot);
    assertThat(history.objections()).isEmpty();

    told(channels).sent("one", "abroad", history.envelope(state));
    told(channels).sent("one", "abroad", snapshot);
    assertThat(history.objections()).hasSize(2);
  }
}
