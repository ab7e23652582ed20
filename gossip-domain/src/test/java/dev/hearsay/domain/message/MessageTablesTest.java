// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.Payload;
import dev.hearsay.domain.message.Content.PrivatePayload;
import dev.hearsay.domain.message.SigningRules.Proof;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's tables, row by row (wire §3.1, §4 and §5). */
class MessageTablesTest {

  private static final PkiId PEER = new PkiId(Bytes.hex("01"));
  private static final PeerTime TIME = new PeerTime(1, 1);
  private static final Envelope INNER = Envelope.unsigned(Bytes.hex("00"));

  /** One content of each kind, with what the tables say of it. */
  record Row(Content content, Tag tag, boolean judged, Proof proof, Lane lane) {
    @Override
    public String toString() {
      return content.getClass().getSimpleName();
    }
  }

  static Stream<Row> rows() {
    AliveMessage alive =
        new AliveMessage(
            new Content.Member(Endpoint.NONE, Bytes.EMPTY, PEER), TIME, PeerIdentity.NONE);
    return Stream.of(
        new Row(alive, Tag.EMPTY, true, Proof.AUTHOR, Lane.MEMBERSHIP),
        new Row(
            new Content.MembershipRequest(INNER, List.of()),
            Tag.EMPTY,
            true,
            Proof.ELEMENTS,
            Lane.MEMBERSHIP),
        new Row(
            new Content.MembershipResponse(List.of(), List.of()),
            Tag.EMPTY,
            true,
            Proof.ELEMENTS,
            Lane.MEMBERSHIP),
        new Row(
            new Content.ConnEstablish(PEER, PeerIdentity.NONE, Bytes.EMPTY, false),
            Tag.EMPTY,
            false,
            Proof.CARRIED_IDENTITY,
            Lane.CONTROL),
        new Row(
            new Content.GossipHello(1, Bytes.EMPTY, PullType.IDENTITY),
            Tag.EMPTY,
            true,
            Proof.CONNECTION,
            Lane.MEMBERSHIP),
        new Row(
            new Content.DataDigest(1, List.of(), PullType.BLOCK),
            Tag.CHAN_AND_ORG,
            true,
            Proof.CONNECTION,
            Lane.STATE_INFO),
        new Row(
            new Content.DataRequest(1, List.of(), PullType.IDENTITY),
            Tag.EMPTY,
            true,
            Proof.CONNECTION,
            Lane.MEMBERSHIP),
        new Row(
            new Content.DataUpdate(1, List.of(), PullType.BLOCK),
            Tag.CHAN_AND_ORG,
            true,
            Proof.ELEMENTS,
            Lane.BLOCKS),
        new Row(
            new Content.DataUpdate(1, List.of(), PullType.IDENTITY),
            Tag.EMPTY,
            true,
            Proof.ELEMENTS,
            Lane.MEMBERSHIP),
        new Row(
            new Content.DataMessage(new Payload(1, Bytes.EMPTY, List.of())),
            Tag.CHAN_AND_ORG,
            true,
            Proof.BLOCK,
            Lane.BLOCKS),
        new Row(
            new Content.StateInfo(
                TIME, PEER, Bytes.EMPTY, new Content.Properties(1, false, List.of())),
            Tag.CHAN_OR_ORG,
            true,
            Proof.AUTHOR,
            Lane.STATE_INFO),
        new Row(
            new Content.StateInfoSnapshot(List.of()),
            Tag.CHAN_OR_ORG,
            true,
            Proof.ELEMENTS,
            Lane.STATE_INFO),
        new Row(
            new Content.StateInfoPullRequest(Bytes.EMPTY),
            Tag.CHAN_OR_ORG,
            true,
            Proof.CONNECTION,
            Lane.STATE_INFO),
        new Row(
            new Content.RemoteStateRequest(1, 2),
            Tag.CHAN_OR_ORG,
            true,
            Proof.CONNECTION,
            Lane.STATE_INFO),
        new Row(
            new Content.RemoteStateResponse(List.of()),
            Tag.CHAN_OR_ORG,
            true,
            Proof.BLOCK,
            Lane.BLOCKS),
        new Row(
            new Content.LeadershipMessage(PEER, TIME, true),
            Tag.CHAN_AND_ORG,
            true,
            Proof.AUTHOR,
            Lane.CONTROL),
        new Row(
            new Content.Acknowledgement(""), Tag.UNDEFINED, false, Proof.CONNECTION, Lane.CONTROL),
        new Row(new Content.Empty(), Tag.EMPTY, false, Proof.CONNECTION, Lane.CONTROL),
        new Row(
            new Content.PrivateDataMessage(
                new PrivatePayload("c", "n", "t", Bytes.EMPTY, 1, Bytes.EMPTY)),
            Tag.CHAN_ONLY,
            false,
            Proof.CONNECTION,
            Lane.BLOCKS),
        new Row(
            new Content.RemotePrivateDataRequest(List.of()),
            Tag.CHAN_ONLY,
            false,
            Proof.CONNECTION,
            Lane.STATE_INFO),
        new Row(
            new Content.RemotePrivateDataResponse(List.of()),
            Tag.CHAN_ONLY,
            false,
            Proof.CONNECTION,
            Lane.BLOCKS));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachContentIsSentWithItsTag(Row row) {
    assertThat(TagRules.tagFor(row.content())).isEqualTo(row.tag());
    assertThat(GossipMessage.of(row.content()).tag()).isEqualTo(row.tag());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void onlyTheRightTagIsLegalWhereTheRuleApplies(Row row) {
    for (Tag tag : Tag.values()) {
      boolean legal = !row.judged() || tag == row.tag();
      assertThat(TagRules.isLegal(new GossipMessage(0, ChannelId.NONE, tag, row.content())))
          .as("%s with %s", row, tag)
          .isEqualTo(legal);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachContentHasItsProofAndItsLane(Row row) {
    assertThat(SigningRules.proofOf(row.content())).isEqualTo(row.proof());
    assertThat(Lane.of(row.content())).isEqualTo(row.lane());
    assertThat(SigningRules.isSigned(row.content()))
        .isEqualTo(row.proof() == Proof.AUTHOR || row.proof() == Proof.CARRIED_IDENTITY);
  }

  @Test
  void anIdentityOfItsOwnStaysWithinTheOrganizationButTravelsInUpdatesWithoutRestriction() {
    Content identity = new Content.PeerIdentityMessage(PEER, PeerIdentity.NONE, Bytes.EMPTY);

    assertThat(TagRules.tagFor(identity)).isEqualTo(Tag.EMPTY);
    assertThat(TagRules.isLegal(new GossipMessage(0, ChannelId.NONE, Tag.ORG_ONLY, identity)))
        .isTrue();
    assertThat(TagRules.isLegal(new GossipMessage(0, ChannelId.NONE, Tag.EMPTY, identity)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(Tag.class)
  void aPullOfNoKnownKindIsIllegalWithAnyTag(Tag tag) {
    Content hello = new Content.GossipHello(1, Bytes.EMPTY, PullType.UNDEFINED);

    assertThat(TagRules.isLegal(new GossipMessage(0, ChannelId.NONE, tag, hello))).isFalse();
  }

  @Test
  void theRowsCoverEveryContentButTheIdentity() {
    Set<Class<?>> covered = new HashSet<>();
    rows().forEach(row -> covered.add(row.content().getClass()));
    covered.add(Content.PeerIdentityMessage.class);

    assertThat(covered).containsExactlyInAnyOrderElementsOf(leavesOf(Content.class));
  }

  @Test
  void tagsKnowWhatTheyRestrict() {
    assertThat(Stream.of(Tag.values()).filter(Tag::isChannelRestricted))
        .containsExactly(Tag.CHAN_ONLY, Tag.CHAN_AND_ORG, Tag.CHAN_OR_ORG);
    assertThat(Stream.of(Tag.values()).filter(Tag::isOrgRestricted))
        .containsExactly(Tag.ORG_ONLY, Tag.CHAN_AND_ORG);
  }

  private static Set<Class<?>> leavesOf(Class<?> type) {
    Set<Class<?>> leaves = new HashSet<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        leaves.addAll(leavesOf(permitted));
      } else {
        leaves.add(permitted);
      }
    }
    return leaves;
  }
}
