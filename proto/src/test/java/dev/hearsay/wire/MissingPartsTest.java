// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.wire.gossip.AliveMessage;
import dev.hearsay.wire.gossip.ConnEstablish;
import dev.hearsay.wire.gossip.DataMessage;
import dev.hearsay.wire.gossip.GossipMessage;
import dev.hearsay.wire.gossip.LeadershipMessage;
import dev.hearsay.wire.gossip.Member;
import dev.hearsay.wire.gossip.MembershipRequest;
import dev.hearsay.wire.gossip.PeerIdentity;
import dev.hearsay.wire.gossip.PeerTime;
import dev.hearsay.wire.gossip.PrivateDataMessage;
import dev.hearsay.wire.gossip.Properties;
import dev.hearsay.wire.gossip.PvtDataDigest;
import dev.hearsay.wire.gossip.PvtDataElement;
import dev.hearsay.wire.gossip.RemotePvtDataResponse;
import dev.hearsay.wire.gossip.StateInfo;
import org.junit.jupiter.api.Test;

/**
 * Each mandatory part that is missing has its own name (pitfalls A.8), and does not end the stream.
 */
class MissingPartsTest {

  private static final ByteString PKI_ID = ByteString.copyFrom(new byte[32]);
  private static final PeerTime TIME = PeerTime.getDefaultInstance();
  private static final Member MEMBER = Member.newBuilder().setPkiId(PKI_ID).build();

  @Test
  void anAliveMessageNeedsAMembership() {
    assertFails(
        message().setAliveMsg(AliveMessage.newBuilder().setTimestamp(TIME)),
        DecodeFailure.MISSING_MEMBERSHIP);
  }

  @Test
  void anAliveMessageNeedsAPkiId() {
    assertFails(
        message()
            .setAliveMsg(
                AliveMessage.newBuilder()
                    .setMembership(Member.newBuilder().setEndpoint("a:1"))
                    .setTimestamp(TIME)),
        DecodeFailure.MISSING_PKI_ID);
  }

  @Test
  void anAliveMessageNeedsATimestamp() {
    assertFails(
        message().setAliveMsg(AliveMessage.newBuilder().setMembership(MEMBER)),
        DecodeFailure.MISSING_TIMESTAMP);
  }

  @Test
  void aStateInfoNeedsATimestamp() {
    assertFails(
        message()
            .setStateInfo(
                StateInfo.newBuilder()
                    .setPkiId(PKI_ID)
                    .setProperties(Properties.getDefaultInstance())),
        DecodeFailure.MISSING_TIMESTAMP);
  }

  @Test
  void aStateInfoNeedsAPkiId() {
    assertFails(
        message()
            .setStateInfo(
                StateInfo.newBuilder()
                    .setTimestamp(TIME)
                    .setProperties(Properties.getDefaultInstance())),
        DecodeFailure.MISSING_PKI_ID);
  }

  @Test
  void aStateInfoNeedsProperties() {
    assertFails(
        message().setStateInfo(StateInfo.newBuilder().setTimestamp(TIME).setPkiId(PKI_ID)),
        DecodeFailure.MISSING_PROPERTIES);
  }

  @Test
  void aLeadershipMessageNeedsATimestamp() {
    assertFails(
        message().setLeadershipMsg(LeadershipMessage.newBuilder().setPkiId(PKI_ID)),
        DecodeFailure.MISSING_TIMESTAMP);
  }

  @Test
  void aLeadershipMessageNeedsAPkiId() {
    assertFails(
        message().setLeadershipMsg(LeadershipMessage.newBuilder().setTimestamp(TIME)),
        DecodeFailure.MISSING_PKI_ID);
  }

  @Test
  void anIdentityNeedsAPkiId() {
    assertFails(
        message().setPeerIdentity(PeerIdentity.newBuilder().setCert(PKI_ID)),
        DecodeFailure.MISSING_PKI_ID);
  }

  @Test
  void aHandshakeNeedsAPkiId() {
    assertFails(
        message().setConn(ConnEstablish.newBuilder().setIdentity(PKI_ID)),
        DecodeFailure.MISSING_PKI_ID);
  }

  @Test
  void aMembershipRequestNeedsSelfInformation() {
    assertFails(
        message().setMemReq(MembershipRequest.getDefaultInstance()),
        DecodeFailure.MISSING_SELF_INFORMATION);
  }

  @Test
  void aDataMessageNeedsAPayload() {
    assertFails(
        message().setDataMsg(DataMessage.getDefaultInstance()), DecodeFailure.MISSING_BLOCK);
  }

  @Test
  void aPrivateDataMessageNeedsAPayload() {
    assertFails(
        message().setPrivateData(PrivateDataMessage.getDefaultInstance()),
        DecodeFailure.MISSING_PRIVATE_DATA);
  }

  @Test
  void everyElementOfAPrivateDataResponseNeedsADigest() {
    assertFails(
        message()
            .setPrivateRes(
                RemotePvtDataResponse.newBuilder()
                    .addElements(
                        PvtDataElement.newBuilder().setDigest(PvtDataDigest.getDefaultInstance()))
                    .addElements(PvtDataElement.newBuilder().addPayload(PKI_ID))),
        DecodeFailure.MISSING_PRIVATE_DATA);
  }

  @Test
  void aMessageNeedsAContent() {
    assertFails(message().setNonce(1), DecodeFailure.UNKNOWN_CONTENT);
  }

  @Test
  void partsThatArePresentButEmptyAreNotMissing() {
    var message =
        message()
            .setAliveMsg(AliveMessage.newBuilder().setMembership(MEMBER).setTimestamp(TIME))
            .build();
    assertThat(decode(message)).isInstanceOf(Decoded.Value.class);
  }

  private static GossipMessage.Builder message() {
    return GossipMessage.newBuilder();
  }

  private static void assertFails(GossipMessage.Builder message, DecodeFailure reason) {
    assertThat(decode(message.build()))
        .isInstanceOfSatisfying(
            Decoded.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    assertThat(reason.endsStream()).isFalse();
  }

  private static Decoded<?> decode(GossipMessage message) {
    byte[] withNonce =
        message.toBuilder().setNonce(1).setTag(GossipMessage.Tag.EMPTY).build().toByteArray();
    return new ProtobufCodec().decode(Envelope.unsigned(Bytes.wrap(withNonce)));
  }
}
