// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.testkit.contracts.MessageGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nonsense and malice against a whole node: each is refused by its name, and afterwards the node
 * serves as before.
 */
class BadInputTest {

  private static final Instant LATER = Instant.MAX;

  private final Simulation simulation = Networks.empty(3);
  private final List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 2);
  private final SimulatedNode victim = nodes.getFirst();
  private final RawPeer mallory = peer("mallory", ORG1, LATER);

  @BeforeEach
  void formANetwork() {
    assertThat(simulation.runUntil(() -> Networks.seeEachOther(nodes), Duration.ofSeconds(10)))
        .isPresent();
  }

  @AfterEach
  void theNodeGoesOn() {
    RawPeer late = peer("late", ORG1, LATER);
    late.greet(victim);
    assertThat(late.isConnected()).isTrue();
    assertThat(Networks.alive(victim)).contains(nodes.getLast().pkiId());
  }

  // ---- handshakes

  @Test
  void aHandshakeForAnotherTlsCertificateIsRefused() {
    mallory.dial(victim);

    mallory.sayHello(Bytes.wrap(new byte[32]));

    assertRefusedAndCutOff(Rejection.TLS_BINDING_MISMATCH);
  }

  @Test
  void aHandshakeThatWasRecordedIsRefusedOnAnotherConnection() {
    SignedMessage recorded =
        mallory.sign(
            HandshakeMessages.own(
                mallory.identity(),
                dev.hearsay.testkit.memory.MemoryNetwork.tlsHash("mallory"),
                false));
    RawPeer thief = peer("thief", ORG1, LATER);
    thief.dial(victim);

    thief.say(recorded.envelope());

    assertThat(rejections()).contains(Rejection.TLS_BINDING_MISMATCH);
    assertThat(thief.isConnected()).isFalse();
  }

  @Test
  void aPeerOfAForeignAuthorityIsRefused() {
    RawPeer foreigner = peer("foreigner", new OrgId("Org9MSP"), LATER);

    foreigner.greet(victim);

    assertThat(rejections()).contains(Rejection.FOREIGN_IDENTITY);
    assertThat(foreigner.isConnected()).isFalse();
  }

  @Test
  void aPeerWhoseCertificateHasEndedIsRefused() {
    RawPeer expired = peer("expired", ORG1, Simulation.EPOCH.minusSeconds(1));

    expired.greet(victim);

    assertThat(rejections()).contains(Rejection.EXPIRED_IDENTITY);
    assertThat(expired.isConnected()).isFalse();
  }

  @Test
  void aRevokedPeerIsRefused() {
    simulation.authority().revoke(mallory.identity().identity());

    mallory.greet(victim);

    assertRefusedAndCutOff(Rejection.REVOKED_IDENTITY);
  }

  @Test
  void aPeerThatClaimsAnothersPkiIdIsRefused() {
    mallory.dial(victim);
    PkiId other = nodes.getLast().pkiId();

    mallory.say(
        mallory
            .sign(
                GossipMessage.of(
                    new Content.ConnEstablish(
                        other, mallory.identity().identity(), mallory.tlsHash(), false)))
            .envelope());

    assertRefusedAndCutOff(Rejection.PKI_ID_MISMATCH);
  }

  @Test
  void aHandshakeWithAnothersSignatureIsRefused() {
    mallory.dial(victim);
    Envelope genuine =
        mallory
            .sign(HandshakeMessages.own(mallory.identity(), mallory.tlsHash(), false))
            .envelope();

    mallory.say(Envelope.signed(genuine.payload(), Bytes.wrap(new byte[32])));

    assertRefusedAndCutOff(Rejection.BAD_SIGNATURE);
  }

  @Test
  void anythingElseThanAHandshakeFirstIsRefused() {
    mallory.dial(victim);

    mallory.say(alive(1, 1).envelope());

    assertRefusedAndCutOff(Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void whoConnectsAndSaysNothingIsCutOff() {
    mallory.dial(victim);

    simulation.run(Duration.ofSeconds(3));

    assertRefusedAndCutOff(Rejection.HANDSHAKE_TIMEOUT);
  }

  // ---- messages

  static Stream<GossipMessage> illegallyTagged() {
    return new MessageGenerator(1)
        .oneOfEach().stream()
            .filter(message -> !TagRules.isExempt(message.content()))
            .flatMap(message ->
                Stream.of(Tag.values())
                    .map(tag -> new GossipMessage(0, ChannelId.NONE, tag, message.content()))
                    .filter(tagged -> !TagRules.isLegal(tagged)));
  }

  @ParameterizedTest
  @MethodSource("illegallyTagged")
  void aMessageWithAnIllegalTagIsRefusedAndTheLinkStays(GossipMessage message) {
    mallory.greet(victim);

    mallory.say(message);

    assertRefusedAndConnected(Rejection.ILLEGAL_TAG);
  }

  static Stream<GossipMessage> ofChannels() {
    return new MessageGenerator(2)
        .oneOfEach().stream()
            .filter(message -> TagRules.tagFor(message.content()).isChannelRestricted())
            .map(message -> ofChannel("nowhere", message.content()));
  }

  @ParameterizedTest
  @MethodSource("ofChannels")
  void aMessageOfAChannelThatWasNotJoinedIsRefused(GossipMessage message) {
    mallory.greet(victim);

    mallory.say(message);

    assertRefusedAndConnected(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void aChannelNameThatFabricWouldNotGiveIsRefused() {
    mallory.greet(victim);

    mallory.say(ofChannel("../etc", new Content.RemoteStateRequest(1, 2)));

    assertRefusedAndConnected(Rejection.BAD_CHANNEL_NAME);
  }

  @Test
  void anIdentityOnItsOwnIsRefused() {
    mallory.greet(victim);

    mallory.say(
        new GossipMessage(
            0,
            ChannelId.NONE,
            Tag.ORG_ONLY,
            new Content.PeerIdentityMessage(
                mallory.identity().pkiId(), mallory.identity().identity(), Bytes.EMPTY)));

    assertRefusedAndConnected(Rejection.UNEXPECTED_ELEMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "18012a00, MISSING_PART",
    "18013200, MISSING_PART",
    "1801, UNKNOWN_CONTENT",
    "1801fa0700, UNKNOWN_CONTENT"
  })
  void aMessageThatLacksAPartIsRefusedAndTheLinkStays(String hex, Rejection expected) {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.hex(hex)));

    assertRefusedAndConnected(expected);
  }

  @Test
  void anEnvelopeWithoutPayloadIsRefusedAndTheLinkStays() {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.EMPTY));

    assertRefusedAndConnected(Rejection.EMPTY_PAYLOAD);
  }

  @Test
  void aPayloadThatIsNoMessageEndsTheLink() {
    mallory.greet(victim);

    mallory.say(Envelope.unsigned(Bytes.hex("ffffffff")));

    assertRefusedAndCutOff(Rejection.MALFORMED_MESSAGE);
  }

  // ---- heartbeats

  @ParameterizedTest
  @CsvSource({"5, 5", "5, 4", "4, 9"})
  void aHeartbeatThatIsNotNewerIsRefused(long incarnation, long sequence) {
    mallory.greet(victim);
    mallory.say(alive(5, 5).envelope());
    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());

    mallory.say(alive(incarnation, sequence).envelope());

    assertRefusedAndConnected(Rejection.STALE_ALIVE);
  }

  @Test
  void timesOfTwoToThe63AndMoreAreNewerThanSmallOnes() {
    mallory.greet(victim);
    mallory.say(alive(Long.MIN_VALUE, 1).envelope());

    mallory.say(alive(Long.MAX_VALUE, 1).envelope());
    mallory.say(alive(-1, -1).envelope());

    assertThat(count(Rejection.STALE_ALIVE)).isEqualTo(1);
    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatWithABadSignatureIsRefused() {
    mallory.greet(victim);

    mallory.say(Envelope.signed(alive(1, 1).envelope().payload(), Bytes.wrap(new byte[32])));

    assertRefusedAndConnected(Rejection.BAD_SIGNATURE);
    assertThat(Networks.alive(victim)).doesNotContain(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatWithABadSecretIsRefusedAndAGoodCopyStillCounts() {
    mallory.greet(victim);
    Envelope good = alive(1, 1).envelope();

    mallory.say(good.withSecret(new SecretEnvelope(Bytes.hex("0a00"), Bytes.wrap(new byte[32]))));
    assertRefusedAndConnected(Rejection.BAD_SECRET_SIGNATURE);
    mallory.say(good);

    assertThat(Networks.alive(victim)).contains(mallory.identity().pkiId());
  }

  @Test
  void aHeartbeatOfSomebodyUnknownIsRefused() {
    mallory.greet(victim);
    RawPeer stranger = peer("stranger", ORG1, LATER);

    mallory.say(stranger.sign(aliveOf(stranger.identity(), 1, 1)).envelope());

    assertRefusedAndConnected(Rejection.UNKNOWN_IDENTITY);
  }

  @Test
  void aHeartbeatWithANonsenseEndpointIsRefused() {
    mallory.greet(victim);
    Content.Member member =
        new Content.Member(
            new Endpoint("host:7051\nadmin:7051"), Bytes.EMPTY, mallory.identity().pkiId());

    mallory.say(
        mallory
            .sign(
                GossipMessage.of(
                    new Content.AliveMessage(member, new PeerTime(1, 1), PeerIdentity.NONE)))
            .envelope());

    assertRefusedAndConnected(Rejection.MALFORMED_ENDPOINT);
  }

  @Test
  void aMembershipRequestInSomebodyElsesNameIsRefusedAndNotAnswered() {
    mallory.greet(victim);
    RawPeer other = peer("other", ORG1, LATER);
    Envelope introduction = other.sign(aliveOf(other.identity(), 1, 1)).envelope();

    mallory.say(GossipMessage.of(7, new Content.MembershipRequest(introduction, List.of())));

    assertRefusedAndConnected(Rejection.SENDER_MISMATCH);
    assertThat(mallory.heard())
        .noneMatch(said -> said.content() instanceof Content.MembershipResponse);
  }

  @Test
  void anAnswerThatNobodyAskedForIsRefused() {
    mallory.greet(victim);

    mallory.say(GossipMessage.of(9, new Content.MembershipResponse(List.of(), List.of())));
    mallory.say(GossipMessage.of(new Content.DataDigest(9, List.of(), PullType.IDENTITY)));

    assertRefusedAndConnected(Rejection.UNSOLICITED);
    assertThat(count(Rejection.UNSOLICITED)).isEqualTo(2);
  }

  @Test
  void theSecretOfAHeartbeatIsKeptFromNobodyOfItsOrganization() {
    mallory.greet(victim);
    Secret secret = new Secret(new Endpoint("mallory.internal:7051"));

    mallory.say(mallory.sign(aliveOf(mallory.identity(), 1, 1), secret).envelope());

    assertThat(victim.view().alive())
        .anyMatch(member -> member.internalEndpoint().equals(secret.internalEndpoint()));
  }

  private void assertRefusedAndConnected(Rejection reason) {
    assertThat(rejections()).contains(reason);
    assertThat(mallory.isConnected()).isTrue();
  }

  private void assertRefusedAndCutOff(Rejection reason) {
    assertThat(rejections()).contains(reason);
    assertThat(mallory.isConnected()).isFalse();
  }

  private long count(Rejection reason) {
    return rejections().stream().filter(reason::equals).count();
  }

  /** What the victim refused that does not concern its own organization's honest gossip. */
  private List<Rejection> rejections() {
    String honest = nodes.getLast().pkiId().toString();
    return victim.events().stream()
        .filter(GossipEvent.Rejected.class::isInstance)
        .map(GossipEvent.Rejected.class::cast)
        .filter(rejected -> !rejected.source().equals(honest))
        .map(GossipEvent.Rejected::reason)
        .toList();
  }

  private RawPeer peer(String name, OrgId org, Instant notAfter) {
    return new RawPeer(simulation, name, simulation.authority().newIdentity(org, name, notAfter));
  }

  private SignedMessage alive(long incarnation, long sequence) {
    return mallory.sign(aliveOf(mallory.identity(), incarnation, sequence));
  }

  private static GossipMessage aliveOf(ValidatedIdentity author, long incarnation, long sequence) {
    return GossipMessage.of(
        new Content.AliveMessage(
            new Content.Member(Endpoint.NONE, Bytes.EMPTY, author.pkiId()),
            new PeerTime(incarnation, sequence),
            PeerIdentity.NONE));
  }

  private static GossipMessage ofChannel(String name, Content content) {
    return new GossipMessage(0, ChannelId.of(name), TagRules.tagFor(content), content);
  }
}
