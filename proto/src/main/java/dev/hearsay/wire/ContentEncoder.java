// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.ByteString;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.wire.gossip.Acknowledgement;
import dev.hearsay.wire.gossip.AliveMessage;
import dev.hearsay.wire.gossip.Chaincode;
import dev.hearsay.wire.gossip.ConnEstablish;
import dev.hearsay.wire.gossip.DataDigest;
import dev.hearsay.wire.gossip.DataMessage;
import dev.hearsay.wire.gossip.DataRequest;
import dev.hearsay.wire.gossip.DataUpdate;
import dev.hearsay.wire.gossip.Empty;
import dev.hearsay.wire.gossip.GossipHello;
import dev.hearsay.wire.gossip.GossipMessage;
import dev.hearsay.wire.gossip.LeadershipMessage;
import dev.hearsay.wire.gossip.Member;
import dev.hearsay.wire.gossip.MembershipRequest;
import dev.hearsay.wire.gossip.MembershipResponse;
import dev.hearsay.wire.gossip.Payload;
import dev.hearsay.wire.gossip.PeerIdentity;
import dev.hearsay.wire.gossip.PrivateDataMessage;
import dev.hearsay.wire.gossip.PrivatePayload;
import dev.hearsay.wire.gossip.Properties;
import dev.hearsay.wire.gossip.PvtDataDigest;
import dev.hearsay.wire.gossip.PvtDataElement;
import dev.hearsay.wire.gossip.RemotePvtDataRequest;
import dev.hearsay.wire.gossip.RemotePvtDataResponse;
import dev.hearsay.wire.gossip.RemoteStateRequest;
import dev.hearsay.wire.gossip.RemoteStateResponse;
import dev.hearsay.wire.gossip.StateInfo;
import dev.hearsay.wire.gossip.StateInfoPullRequest;
import dev.hearsay.wire.gossip.StateInfoSnapshot;

/**
 * Turns the domain's record into the content of a message about to be sent. Every mandatory part is
 * filled, also with zeros (pitfalls A.8); the one that the types do not force, the PKI-ID, is
 * checked.
 */
final class ContentEncoder {

  private ContentEncoder() {}

  /** Puts {@code content} into {@code message}. */
  static void encode(Content content, GossipMessage.Builder message) {
    switch (content) {
      case Content.AliveMessage c -> message.setAliveMsg(alive(c));
      case Content.MembershipRequest c -> message.setMemReq(membershipRequest(c));
      case Content.MembershipResponse c -> message.setMemRes(membershipResponse(c));
      case Content.DataMessage c -> message.setDataMsg(data(c));
      case Content.GossipHello c -> message.setHello(hello(c));
      case Content.DataDigest c -> message.setDataDig(digest(c));
      case Content.DataRequest c -> message.setDataReq(request(c));
      case Content.DataUpdate c -> message.setDataUpdate(update(c));
      case Content.Empty c -> message.setEmpty(Empty.getDefaultInstance());
      case Content.ConnEstablish c -> message.setConn(connection(c));
      case Content.StateInfo c -> message.setStateInfo(stateInfo(c));
      case Content.StateInfoSnapshot c -> message.setStateSnapshot(snapshot(c));
      case Content.StateInfoPullRequest c -> message.setStateInfoPullReq(stateInfoPull(c));
      case Content.RemoteStateRequest c -> message.setStateRequest(stateRequest(c));
      case Content.RemoteStateResponse c -> message.setStateResponse(stateResponse(c));
      case Content.LeadershipMessage c -> message.setLeadershipMsg(leadership(c));
      case Content.PeerIdentityMessage c -> message.setPeerIdentity(identity(c));
      case Content.Acknowledgement c -> message.setAck(acknowledgement(c));
      case Content.RemotePrivateDataRequest c -> message.setPrivateReq(privateRequest(c));
      case Content.RemotePrivateDataResponse c -> message.setPrivateRes(privateResponse(c));
      case Content.PrivateDataMessage c -> message.setPrivateData(privateData(c));
    }
  }

  // ---- membership and identities
  // ----------------------------------------------------------------------------------

  private static AliveMessage alive(Content.AliveMessage alive) {
    return AliveMessage.newBuilder()
        .setMembership(member(alive.membership()))
        .setTimestamp(time(alive.time()))
        .setIdentity(BytesBridge.toWire(alive.identity().serialized()))
        .build();
  }

  private static Member member(Content.Member member) {
    return Member.newBuilder()
        .setEndpoint(member.externalEndpoint().text())
        .setMetadata(BytesBridge.toWire(member.metadata()))
        .setPkiId(pkiId(member.pkiId()))
        .build();
  }

  private static MembershipRequest membershipRequest(Content.MembershipRequest request) {
    return MembershipRequest.newBuilder()
        .setSelfInformation(EnvelopeBridge.toWire(request.selfInformation()))
        .addAllKnown(BytesBridge.toWire(request.known()))
        .build();
  }

  private static MembershipResponse membershipResponse(Content.MembershipResponse response) {
    return MembershipResponse.newBuilder()
        .addAllAlive(EnvelopeBridge.toWire(response.alive()))
        .addAllDead(EnvelopeBridge.toWire(response.dead()))
        .build();
  }

  private static ConnEstablish connection(Content.ConnEstablish connection) {
    return ConnEstablish.newBuilder()
        .setPkiId(pkiId(connection.pkiId()))
        .setIdentity(BytesBridge.toWire(connection.identity().serialized()))
        .setTlsCertHash(BytesBridge.toWire(connection.tlsCertHash()))
        .setProbe(connection.probe())
        .build();
  }

  private static PeerIdentity identity(Content.PeerIdentityMessage identity) {
    return PeerIdentity.newBuilder()
        .setPkiId(pkiId(identity.pkiId()))
        .setCert(BytesBridge.toWire(identity.identity().serialized()))
        .setMetadata(BytesBridge.toWire(identity.metadata()))
        .build();
  }

  // ---- pull
  // -------------------------------------------------------------------------------------------------------

  private static GossipHello hello(Content.GossipHello hello) {
    return GossipHello.newBuilder()
        .setNonce(hello.nonce())
        .setMetadata(BytesBridge.toWire(hello.metadata()))
        .setMsgType(EnumBridge.toWire(hello.type()))
        .build();
  }

  private static DataDigest digest(Content.DataDigest digest) {
    return DataDigest.newBuilder()
        .setNonce(digest.nonce())
        .addAllDigests(BytesBridge.toWire(digest.digests()))
        .setMsgType(EnumBridge.toWire(digest.type()))
        .build();
  }

  private static DataRequest request(Content.DataRequest request) {
    return DataRequest.newBuilder()
        .setNonce(request.nonce())
        .addAllDigests(BytesBridge.toWire(request.digests()))
        .setMsgType(EnumBridge.toWire(request.type()))
        .build();
  }

  private static DataUpdate update(Content.DataUpdate update) {
    return DataUpdate.newBuilder()
        .setNonce(update.nonce())
        .addAllData(EnvelopeBridge.toWire(update.data()))
        .setMsgType(EnumBridge.toWire(update.type()))
        .build();
  }

  // ---- blocks and state transfer
  // ----------------------------------------------------------------------------------

  private static DataMessage data(Content.DataMessage data) {
    return DataMessage.newBuilder().setPayload(payload(data.payload())).build();
  }

  private static Payload payload(Content.Payload payload) {
    return Payload.newBuilder()
        .setSeqNum(payload.number())
        .setData(BytesBridge.toWire(payload.block()))
        .addAllPrivateData(BytesBridge.toWire(payload.privateData()))
        .build();
  }

  private static RemoteStateRequest stateRequest(Content.RemoteStateRequest request) {
    return RemoteStateRequest.newBuilder()
        .setStartSeqNum(request.first())
        .setEndSeqNum(request.last())
        .build();
  }

  private static RemoteStateResponse stateResponse(Content.RemoteStateResponse response) {
    var wire = RemoteStateResponse.newBuilder();
    response.payloads().forEach(payload -> wire.addPayloads(payload(payload)));
    return wire.build();
  }

  // ---- channel state
  // ----------------------------------------------------------------------------------------------

  private static StateInfo stateInfo(Content.StateInfo info) {
    return StateInfo.newBuilder()
        .setTimestamp(time(info.time()))
        .setPkiId(pkiId(info.pkiId()))
        .setChannelMAC(BytesBridge.toWire(info.channelMac()))
        .setProperties(properties(info.properties()))
        .build();
  }

  private static Properties properties(Content.Properties properties) {
    var wire =
        Properties.newBuilder()
            .setLedgerHeight(properties.ledgerHeight())
            .setLeftChannel(properties.leftChannel());
    properties.chaincodes().forEach(chaincode -> wire.addChaincodes(chaincode(chaincode)));
    return wire.build();
  }

  private static Chaincode chaincode(Content.Chaincode chaincode) {
    return Chaincode.newBuilder()
        .setName(chaincode.name())
        .setVersion(chaincode.version())
        .setMetadata(BytesBridge.toWire(chaincode.metadata()))
        .build();
  }

  private static StateInfoSnapshot snapshot(Content.StateInfoSnapshot snapshot) {
    return StateInfoSnapshot.newBuilder()
        .addAllElements(EnvelopeBridge.toWire(snapshot.elements()))
        .build();
  }

  private static StateInfoPullRequest stateInfoPull(Content.StateInfoPullRequest request) {
    return StateInfoPullRequest.newBuilder()
        .setChannelMAC(BytesBridge.toWire(request.channelMac()))
        .build();
  }

  private static LeadershipMessage leadership(Content.LeadershipMessage leadership) {
    return LeadershipMessage.newBuilder()
        .setPkiId(pkiId(leadership.pkiId()))
        .setTimestamp(time(leadership.time()))
        .setIsDeclaration(leadership.declaration())
        .build();
  }

  // ---- acknowledgements and private data
  // --------------------------------------------------------------------------

  private static Acknowledgement acknowledgement(Content.Acknowledgement acknowledgement) {
    return Acknowledgement.newBuilder().setError(acknowledgement.error()).build();
  }

  private static PrivateDataMessage privateData(Content.PrivateDataMessage message) {
    return PrivateDataMessage.newBuilder().setPayload(privatePayload(message.payload())).build();
  }

  private static PrivatePayload privatePayload(Content.PrivatePayload payload) {
    return PrivatePayload.newBuilder()
        .setCollectionName(payload.collection())
        .setNamespace(payload.namespace())
        .setTxId(payload.txId())
        .setPrivateRwset(BytesBridge.toWire(payload.rwset()))
        .setPrivateSimHeight(payload.simulationHeight())
        .setCollectionConfigs(BytesBridge.toWire(payload.collectionConfigs()))
        .build();
  }

  private static RemotePvtDataRequest privateRequest(Content.RemotePrivateDataRequest request) {
    var wire = RemotePvtDataRequest.newBuilder();
    request.digests().forEach(digest -> wire.addDigests(privateDigest(digest)));
    return wire.build();
  }

  private static RemotePvtDataResponse privateResponse(Content.RemotePrivateDataResponse response) {
    var wire = RemotePvtDataResponse.newBuilder();
    response.elements().forEach(element -> wire.addElements(privateElement(element)));
    return wire.build();
  }

  private static PvtDataElement privateElement(Content.PrivateDataElement element) {
    return PvtDataElement.newBuilder()
        .setDigest(privateDigest(element.digest()))
        .addAllPayload(BytesBridge.toWire(element.payload()))
        .build();
  }

  private static PvtDataDigest privateDigest(Content.PrivateDataDigest digest) {
    return PvtDataDigest.newBuilder()
        .setTxId(digest.txId())
        .setNamespace(digest.namespace())
        .setCollection(digest.collection())
        .setBlockSeq(digest.blockNumber())
        .setSeqInBlock(digest.positionInBlock())
        .build();
  }

  // ---- parts of many contents
  // -------------------------------------------------------------------------------------

  private static ByteString pkiId(PkiId pkiId) {
    if (pkiId.isNone()) {
      throw new IllegalArgumentException(
          "a message with an absent PKI-ID would be refused by every receiver: fill it in");
    }
    return BytesBridge.toWire(pkiId.value());
  }

  private static dev.hearsay.wire.gossip.PeerTime time(PeerTime time) {
    return dev.hearsay.wire.gossip.PeerTime.newBuilder()
        .setIncNum(time.incarnation())
        .setSeqNum(time.sequence())
        .build();
  }
}
