// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.time.Now;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Whatever a node does differently has another fingerprint. */
class StepWatchTest {

  private static final LinkId LINK = LinkId.inbound(1);
  private static final LinkId OTHER_LINK = LinkId.outbound(1);
  private static final Endpoint HERE = Endpoint.of("here", 1);
  private static final Endpoint THERE = Endpoint.of("there", 1);
  private static final ChannelId TRADE = ChannelId.of("trade");
  private static final ValidatedIdentity IDENTITY =
      new ValidatedIdentity(
          new PkiId(Bytes.wrap(new byte[PkiId.LENGTH])),
          PeerIdentity.NONE,
          new OrgId("Org1MSP"),
          Instant.MAX);

  /** One thing that a node may do, of which no two are the same. */
  private interface Doing extends BiConsumer<NodePorts, NodeEnvironment> {}

  private static List<Doing> allDoings() {
    List<Doing> all = new ArrayList<>();
    all.add((ports, environment) -> {});
    addLinks(all);
    addWrites(all);
    addSlowWork(all);
    addWords(all);
    return all;
  }

  private static void addLinks(List<Doing> all) {
    for (LinkId link : List.of(LINK, OTHER_LINK)) {
      all.add((ports, environment) -> ports.comm().dial(link, HERE));
      all.add((ports, environment) -> ports.comm().dial(link, THERE));
      all.add((ports, environment) -> ports.comm().request(link, 1));
      all.add((ports, environment) -> ports.comm().request(link, 2));
      all.add((ports, environment) -> ports.comm().finish(link));
      all.add((ports, environment) -> ports.comm().abort(link, "why"));
      all.add((ports, environment) -> ports.comm().abort(link, "because"));
    }
    all.add((ports, environment) -> ports.comm().ping(1, HERE));
    all.add((ports, environment) -> ports.comm().ping(2, HERE));
    all.add((ports, environment) -> ports.comm().ping(1, THERE));
  }

  private static List<Envelope> envelopes() {
    Bytes one = Bytes.hex("01");
    Bytes two = Bytes.hex("02");
    Envelope envelope = Envelope.signed(one, one);
    return List.of(
        envelope,
        Envelope.signed(two, one),
        Envelope.signed(one, two),
        Envelope.unsigned(one),
        envelope.withSecret(new SecretEnvelope(one, one)),
        envelope.withSecret(new SecretEnvelope(two, one)),
        envelope.withSecret(new SecretEnvelope(one, two)));
  }

  private static void addWrites(List<Doing> all) {
    for (Envelope envelope : envelopes()) {
      all.add((ports, environment) -> ports.comm().write(LINK, envelope));
      all.add((ports, environment) -> ports.comm().write(OTHER_LINK, envelope));
      SignedMessage message = new SignedMessage(envelope, GossipMessage.of(new Content.Empty()));
      ConnectionInfo from = new ConnectionInfo(LINK, IDENTITY, envelope, "here");
      all.add((ports, environment) ->
          environment.replies().delivered(1, new ChannelMessage(TRADE, message)));
      all.add((ports, environment) ->
          environment.replies().delivered(2, new ChannelMessage(TRADE, message)));
      all.add((ports, environment) ->
          environment.replies().passedThrough(1, new ReceivedMessage(message, from)));
    }
  }

  private static void addSlowWork(List<Doing> all) {
    Input.TimerDue due = new Input.IntroductionDue();
    all.add((ports, environment) -> environment.timers().schedule(Duration.ofNanos(1), due));
    all.add((ports, environment) -> environment.timers().schedule(Duration.ofNanos(2), due));
    all.add((ports, environment) ->
        environment.timers().schedule(Duration.ofNanos(1), new Input.SubscriberDue(1)));
    all.add((ports, environment) -> environment.offload().submit("lane", () -> due));
    all.add((ports, environment) -> environment.offload().submit("other lane", () -> due));
  }

  private static void addWords(List<Doing> all) {
    all.add((ports, environment) -> ports.metrics().on(new GossipEvent.ChannelLeft(TRADE)));
    all.add((ports, environment) -> ports.metrics().on(new GossipEvent.SignaturesChecked(1)));
    all.add((ports, environment) -> environment.replies().replied(1, new Reply.Done()));
    all.add((ports, environment) -> environment.replies().replied(2, new Reply.Done()));
    all.add((ports, environment) -> environment.replies().replied(1, new Reply.TooManyWaiting(1)));
    all.add((ports, environment) -> environment.replies().givenUp(1, TRADE, 2, 3));
    all.add((ports, environment) -> environment.replies().givenUp(1, TRADE, 2, 4));
    all.add((ports, environment) -> environment.replies().lagging(1));
    all.add((ports, environment) -> environment.replies().lagging(2));
  }

  @Test
  void whateverANodeDoesDifferentlyHasAnotherFingerprint() {
    List<Doing> all = allDoings();

    assertThat(all.stream().map(StepWatchTest::fingerprintOf)).doesNotHaveDuplicates();
    assertThat(all.stream().map(StepWatchTest::fingerprintOf).toList())
        .isEqualTo(all.stream().map(StepWatchTest::fingerprintOf).toList());
  }

  private static long fingerprintOf(Doing doing) {
    StepWatch watch = new StepWatch();
    doing.accept(ports(watch, 1), environment(watch, 1));
    return watch.deed("").fingerprint();
  }

  @Test
  void whatTheWorldAnsweredIsKeptInItsOrder() {
    StepWatch watch = new StepWatch();
    Past past = new Past();
    past.begin(List.of(7L, 1L, 5L));
    NodeEnvironment environment = watch.environment(PastWorld.environment(past));

    assertThat(environment.randomness().nextLong()).isEqualTo(7);
    assertThat(environment.randomness().fork("peers").nextInt(2)).isEqualTo(1);
    assertThat(environment.randomness().fork("nonces").nextLong()).isEqualTo(5);

    assertThat(watch.deed("").answers()).containsExactly(7L, 1L, 5L);
    assertThat(watch.deed("").answers()).isEmpty();
  }

  @Test
  void aWriteIsAnsweredByWhetherMoreCanBeWritten() {
    for (long answer = 0; answer <= 1; answer++) {
      StepWatch watch = new StepWatch();

      boolean more = ports(watch, answer).comm().write(LINK, envelopes().getFirst());

      assertThat(more).isEqualTo(answer == 1);
      assertThat(watch.deed("").answers()).containsExactly(answer);
    }
  }

  @Test
  void aFingerprintTellsWhatCameBefore() {
    StepWatch one = new StepWatch();
    StepWatch other = new StepWatch();
    ports(one, 1).comm().finish(LINK);
    ports(other, 1).comm().finish(OTHER_LINK);

    assertThat(one.deed("").fingerprint()).isNotEqualTo(other.deed("").fingerprint());
    assertThat(one.deed("").fingerprint()).isNotEqualTo(other.deed("").fingerprint());
  }

  @Test
  void whoeverIsNotWatchedAnyMoreLeavesNothing() {
    StepWatch watch = new StepWatch();
    NodePorts ports = ports(watch, 1);
    watch.end();
    long silence = watch.deed("").fingerprint();

    assertThat(ports.comm().write(LINK, envelopes().getFirst())).isTrue();

    assertThat(watch.deed("").answers()).isEmpty();
    assertThat(new StepWatch().deed("").fingerprint()).isEqualTo(silence);
  }

  private static NodePorts ports(StepWatch watch, long answer) {
    Past past = new Past();
    past.begin(List.of(answer));
    return watch.ports(PastWorld.ports(made(), codec(), past));
  }

  private static NodeEnvironment environment(StepWatch watch, long answer) {
    Past past = new Past();
    past.begin(List.of(answer));
    return watch.environment(PastWorld.environment(past));
  }

  private static Entry.Made made() {
    return new Entry.Made(
        NodeSettings.defaults(),
        new SelfDescription(Endpoint.NONE, HERE, Bytes.EMPTY, IDENTITY),
        IDENTITY.org(),
        new Now(0, Instant.EPOCH),
        new Deed(List.of(), 0, ""));
  }

  /** Nothing is encoded here. */
  private static MessageCodec codec() {
    return (MessageCodec)
        Proxy.newProxyInstance(
            MessageCodec.class.getClassLoader(),
            new Class<?>[] {MessageCodec.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            });
  }
}
