// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, under which name, and what it costs (discovery §5.1, pitfalls A.8 and B.6). */
class AliveAdmissionTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  private void assertRefused(Rejection reason) {
    assertThat(node.events(Rejected.class))
        .singleElement()
        .satisfies(rejected -> {
          assertThat(rejected.reason()).isEqualTo(reason);
          assertThat(rejected.source()).isEqualTo(peer.pkiId().toString());
        });
    assertThat(node.alive()).isEmpty();
    assertThat(node.gossiped).isEmpty();
  }

  private void assertRefusedWithoutCheck(Rejection reason) {
    assertRefused(reason);
    assertThat(node.checksAsked).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20"})
  void aPkiIdThatIsNo32BytesLongIsRefused(String hex) {
    node.push(node.alive(peer, 1, 1).claiming(new PkiId(Bytes.hex(hex))));

    assertRefusedWithoutCheck(Rejection.BAD_PKI_ID_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"host", "host:", ":1", "host:0", "host:65536", "host:port", "a b:1", "::1:7051"})
  void anExternalEndpointThatNobodyCouldDialIsKeptAsItIsAndNeverProbed(String text) {
    node.push(node.alive(peer, 1, 1).external(text).withoutSecret());
    assertThat(node.member(peer).externalEndpoint().text()).isEqualTo(text);

    node.discovery.presumedDead(peer.pkiId(), node.now());
    node.advanceSeconds(26);

    assertThat(node.rejections()).isEmpty();
    assertThat(node.probes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"host:7051\n", "\u0000", "host\u007f:7051", "host\u0085:7051"})
  void anExternalEndpointWithAControlCharacterIsRefused(String text) {
    node.push(node.alive(peer, 1, 1).external(text));

    assertRefusedWithoutCheck(Rejection.MALFORMED_ENDPOINT);
  }

  @Test
  void anExternalEndpointLongerThanAnyHostNameIsRefused() {
    node.push(node.alive(peer, 1, 1).external("h".repeat(400) + ":7051"));

    assertRefusedWithoutCheck(Rejection.MALFORMED_ENDPOINT);
  }

  @Test
  void anIpv6LiteralAndAnEmptyExternalEndpointAreWelcome() {
    node.push(node.alive(peer, 1, 1).external("[2001:db8::1]:7051").secret("[fe80::1]:7051"));
    assertThat(node.member(peer).preferredEndpoint().host()).isEqualTo("fe80::1");

    node.push(node.alive(peer, 1, 2).external(""));
    assertThat(node.member(peer).externalEndpoint().isNone()).isTrue();
  }

  @Test
  void metadataBeyondTheLimitIsRefused() {
    node.push(node.alive(peer, 1, 1).metadata(Bytes.wrap(new byte[4 * 1024 + 1])));

    assertRefusedWithoutCheck(Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void anAliveMessageOfTooManyBytesIsRefused() {
    SignedMessage alive = node.alive(peer, 1, 1).message();
    Envelope padded = Envelope.signed(alive.envelope().payload(), Bytes.wrap(new byte[20_000]));

    node.push(peer, new SignedMessage(padded, alive.message()));

    assertRefusedWithoutCheck(Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void anUnsignedAliveMessageIsRefused() {
    SignedMessage alive = node.alive(peer, 1, 1).message();
    Envelope unsigned = Envelope.unsigned(alive.envelope().payload());

    node.push(peer, new SignedMessage(unsigned, alive.message()));

    assertRefusedWithoutCheck(Rejection.MISSING_SIGNATURE);
  }

  @Test
  void anUnknownAuthorWithoutIdentityIsRefusedAndMadeKnownToTheNode() {
    node.push(node.alive(peer, 1, 1).withoutIdentity());

    assertRefusedWithoutCheck(Rejection.UNKNOWN_IDENTITY);
    assertThat(node.unknownAuthors).containsExactly(peer.pkiId());
  }

  @Test
  void anAuthorWhoseIdentityIsStoredNeedsNoneInTheMessage() {
    node.identities.put(peer.pkiId(), peer.identity());

    node.push(node.alive(peer, 1, 1).withoutIdentity());

    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void anIdentityInTheMessageIsStoredOnceTheSignatureIsProved() {
    node.push(node.alive(peer, 1, 1));

    assertThat(node.identities).containsEntry(peer.pkiId(), peer.identity());
  }

  @Test
  void anIdentityWhoseMessageIsForgedIsNotStored() {
    SignedMessage alive = node.alive(peer, 1, 1).message();
    Envelope forged = Envelope.signed(alive.envelope().payload(), Bytes.utf8("forged"));

    node.push(peer, new SignedMessage(forged, alive.message()));

    assertRefused(Rejection.BAD_SIGNATURE);
    assertThat(node.identities).doesNotContainKey(peer.pkiId());
  }

  @Test
  void anotherPeersPkiIdIsRefused() {
    TestPeer victim = TestPeer.in(ORG1, "victim");

    node.push(node.alive(peer, 1, 1).claiming(victim.pkiId()));

    assertRefused(Rejection.PKI_ID_MISMATCH);
  }

  @Test
  void anIdentityThatNobodyVouchesForIsRefused() {
    node.push(node.alive(peer, 1, 1).identity(new PeerIdentity(Bytes.utf8("nonsense"))));

    assertRefused(Rejection.INVALID_IDENTITY);
  }

  @Test
  void aStoredIdentityThatHasExpiredIsRefusedBeforeTheCheck() {
    TestPeer expired = new TestPeer("peer", ORG1, node.now().wall().minusSeconds(1));
    node.identities.put(expired.pkiId(), expired.identity());

    node.push(node.alive(expired, 1, 1).withoutIdentity());

    assertRefusedWithoutCheck(Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void aCarriedIdentityThatHasExpiredIsRefused() {
    TestPeer expired = new TestPeer("peer", ORG1, node.now().wall().minusSeconds(1));

    node.push(node.alive(expired, 1, 1));

    assertRefused(Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void anIdentityThatIsPurgedDuringTheCheckIsNotBroughtBack() {
    node.identities.put(peer.pkiId(), peer.identity());
    SignedMessage alive = node.alive(peer, 1, 1).withoutIdentity().message();
    node.receive(peer, alive);
    node.identities.remove(peer.pkiId());

    node.settle();

    assertRefused(Rejection.UNKNOWN_IDENTITY);
  }

  @Test
  void afterARefusalTheTrueMessageOfTheSameTimeIsAccepted() {
    SignedMessage alive = node.alive(peer, 1, 1).message();
    node.push(
        peer,
        new SignedMessage(
            Envelope.signed(alive.envelope().payload(), Bytes.utf8("forged")), alive.message()));

    node.push(peer, alive);

    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void anOrganizationThatIsFullGetsNoFurtherMembersAndOthersDo() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxMembersPerOrg", 1));
    small.push(small.alive(peer, 1, 1));

    small.push(small.alive(TestPeer.in(ORG1, "second"), 1, 1));
    small.push(small.alive(TestPeer.in(ORG2, "foreign"), 1, 1));

    assertThat(small.alive()).containsExactly("foreign", "peer");
    assertThat(small.rejections()).containsExactly(Rejection.MEMBERSHIP_FULL);
    assertThat(small.gossiped).hasSize(2);
  }

  @Test
  void inAFullTableTheLongestDeadGivesWay() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxMembersPerOrg", 2));
    TestPeer second = TestPeer.in(ORG1, "second");
    small.push(small.alive(second, 1, 1));
    small.advanceSeconds(1);
    small.push(small.alive(peer, 1, 1));
    small.discovery.presumedDead(peer.pkiId(), small.now());
    small.discovery.presumedDead(second.pkiId(), small.now());

    small.push(small.alive(TestPeer.in(ORG1, "third"), 1, 1));

    assertThat(small.alive()).containsExactly("third");
    assertThat(small.dead()).containsExactly("peer");
    assertThat(small.forgotten).containsExactly(second.pkiId());
  }

  @Test
  void messagesThatAreNotForDiscoveryAreTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.receive(peer, 0, new Content.Empty()))
        .withMessageContaining("Empty");
  }
}
