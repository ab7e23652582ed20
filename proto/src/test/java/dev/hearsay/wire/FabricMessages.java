// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import java.util.List;
import org.hyperledger.fabric.protos.gossip.Acknowledgement;
import org.hyperledger.fabric.protos.gossip.AliveMessage;
import org.hyperledger.fabric.protos.gossip.Chaincode;
import org.hyperledger.fabric.protos.gossip.ConnEstablish;
import org.hyperledger.fabric.protos.gossip.DataDigest;
import org.hyperledger.fabric.protos.gossip.DataMessage;
import org.hyperledger.fabric.protos.gossip.DataRequest;
import org.hyperledger.fabric.protos.gossip.DataUpdate;
import org.hyperledger.fabric.protos.gossip.Empty;
import org.hyperledger.fabric.protos.gossip.GossipHello;
import org.hyperledger.fabric.protos.gossip.LeadershipMessage;
import org.hyperledger.fabric.protos.gossip.Member;
import org.hyperledger.fabric.protos.gossip.MembershipRequest;
import org.hyperledger.fabric.protos.gossip.MembershipResponse;
import org.hyperledger.fabric.protos.gossip.Payload;
import org.hyperledger.fabric.protos.gossip.PeerIdentity;
import org.hyperledger.fabric.protos.gossip.PrivateDataMessage;
import org.hyperledger.fabric.protos.gossip.PrivatePayload;
import org.hyperledger.fabric.protos.gossip.Properties;
import org.hyperledger.fabric.protos.gossip.PullMsgType;
import org.hyperledger.fabric.protos.gossip.PvtDataDigest;
import org.hyperledger.fabric.protos.gossip.PvtDataElement;
import org.hyperledger.fabric.protos.gossip.RemotePvtDataRequest;
import org.hyperledger.fabric.protos.gossip.RemotePvtDataResponse;
import org.hyperledger.fabric.protos.gossip.RemoteStateRequest;
import org.hyperledger.fabric.protos.gossip.RemoteStateResponse;
import org.hyperledger.fabric.protos.gossip.SecretEnvelope;
import org.hyperledger.fabric.protos.gossip.StateInfo;
import org.hyperledger.fabric.protos.gossip.StateInfoPullRequest;
import org.hyperledger.fabric.protos.gossip.StateInfoSnapshot;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;

/**
 * The oracle: domain messages in the classes that Fabric publishes, translated by hand and without
 * any class of the codec.
 */
final class FabricMessages {

  private FabricMessages() {}

  static org.hyperledger.fabric.protos.gossip.GossipMessage of(GossipMessage message) {
    var fabric =
        org.hyperledger.fabric.protos.gossip.GossipMessage.newBuilder()
            .setNonce(message.nonce())
            .setChannel(bytes(message.channel().name()))
            .setTag(
                org.hyperledger.fabric.protos.gossip.GossipMessage.Tag.valueOf(
                    message.tag().name()));
    setContent(message.content(), fabric);
    return fabric.build();
  }

  static org.hyperledger.fabric.protos.gossip.Envelope of(Envelope envelope) {
    var fabric =
        org.hyperledger.fabric.protos.gossip.Envelope.newBuilder()
            .setPayload(bytes(envelope.payload()))
            .setSignature(bytes(envelope.signature()));
    envelope
        .secret()
        .ifPresent(secret ->
            fabric.setSecretEnvelope(
                SecretEnvelope.newBuilder()
                    .setPayload(bytes(secret.payload()))
                    .setSignature(bytes(secret.signature()))));
    return fabric.build();
  }

  private static void setContent(
      Content content, org.hyperledger.fabric.protos.gossip.GossipMessage.Builder fabric) {
    switch (content) {
      case Content.AliveMessage(Content.Member member, PeerTime time, var identity) ->
          fabric.setAliveMsg(
              AliveMessage.newBuilder()
                  .setMembership(
                      Member.newBuilder()
                          .setEndpoint(member.externalEndpoint().text())
                          .setMetadata(bytes(member.metadata()))
                          .setPkiId(bytes(member.pkiId().value())))
                  .setTimestamp(time(time))
                  .setIdentity(bytes(identity.serialized())));
      case Content.MembershipRequest(Envelope self, List<Bytes> known) ->
          fabric.setMemReq(
              MembershipRequest.newBuilder().setSelfInformation(of(self)).addAllKnown(all(known)));
      case Content.MembershipResponse(List<Envelope> alive, List<Envelope> dead) ->
          fabric.setMemRes(
              MembershipResponse.newBuilder()
                  .addAllAlive(envelopes(alive))
                  .addAllDead(envelopes(dead)));
      case Content.ConnEstablish(var pkiId, var identity, Bytes hash, boolean probe) ->
          fabric.setConn(
              ConnEstablish.newBuilder()
                  .setPkiId(bytes(pkiId.value()))
                  .setIdentity(bytes(identity.serialized()))
                  .setTlsCertHash(bytes(hash))
                  .setProbe(probe));
      case Content.PeerIdentityMessage(var pkiId, var identity, Bytes metadata) ->
          fabric.setPeerIdentity(
              PeerIdentity.newBuilder()
                  .setPkiId(bytes(pkiId.value()))
                  .setCert(bytes(identity.serialized()))
                  .setMetadata(bytes(metadata)));
      case Content.Pull pull -> setPull(pull, fabric);
      case Content.DataMessage(Content.Payload payload) ->
          fabric.setDataMsg(DataMessage.newBuilder().setPayload(payload(payload)));
      case Content.RemoteStateRequest(long first, long last) ->
          fabric.setStateRequest(
              RemoteStateRequest.newBuilder().setStartSeqNum(first).setEndSeqNum(last));
      case Content.RemoteStateResponse(List<Content.Payload> payloads) ->
          fabric.setStateResponse(
              RemoteStateResponse.newBuilder()
                  .addAllPayloads(payloads.stream().map(FabricMessages::payload).toList()));
      case Content.StateInfo(PeerTime time, var pkiId, Bytes mac, Content.Properties properties) ->
          fabric.setStateInfo(
              StateInfo.newBuilder()
                  .setTimestamp(time(time))
                  .setPkiId(bytes(pkiId.value()))
                  .setChannelMAC(bytes(mac))
                  .setProperties(properties(properties)));
      case Content.StateInfoSnapshot(List<Envelope> elements) ->
          fabric.setStateSnapshot(
              StateInfoSnapshot.newBuilder().addAllElements(envelopes(elements)));
      case Content.StateInfoPullRequest(Bytes mac) ->
          fabric.setStateInfoPullReq(StateInfoPullRequest.newBuilder().setChannelMAC(bytes(mac)));
      case Content.LeadershipMessage(var pkiId, PeerTime time, boolean declaration) ->
          fabric.setLeadershipMsg(
              LeadershipMessage.newBuilder()
                  .setPkiId(bytes(pkiId.value()))
                  .setTimestamp(time(time))
                  .setIsDeclaration(declaration));
      case Content.Acknowledgement(String error) ->
          fabric.setAck(Acknowledgement.newBuilder().setError(error));
      case Content.Empty() -> fabric.setEmpty(Empty.getDefaultInstance());
      case Content.PrivateDataMessage(Content.PrivatePayload payload) ->
          fabric.setPrivateData(
              PrivateDataMessage.newBuilder().setPayload(privatePayload(payload)));
      case Content.RemotePrivateDataRequest(List<Content.PrivateDataDigest> digests) ->
          fabric.setPrivateReq(
              RemotePvtDataRequest.newBuilder()
                  .addAllDigests(digests.stream().map(FabricMessages::digest).toList()));
      case Content.RemotePrivateDataResponse(List<Content.PrivateDataElement> elements) ->
          fabric.setPrivateRes(
              RemotePvtDataResponse.newBuilder()
                  .addAllElements(elements.stream().map(FabricMessages::element).toList()));
    }
  }

  private static void setPull(
      Content.Pull pull, org.hyperledger.fabric.protos.gossip.GossipMessage.Builder fabric) {
    switch (pull) {
      case Content.GossipHello(long nonce, Bytes metadata, PullType type) ->
          fabric.setHello(
              GossipHello.newBuilder()
                  .setNonce(nonce)
                  .setMetadata(bytes(metadata))
                  .setMsgType(pullType(type)));
      case Content.DataDigest(long nonce, List<Bytes> digests, PullType type) ->
          fabric.setDataDig(
              DataDigest.newBuilder()
                  .setNonce(nonce)
                  .addAllDigests(all(digests))
                  .setMsgType(pullType(type)));
      case Content.DataRequest(long nonce, List<Bytes> digests, PullType type) ->
          fabric.setDataReq(
              DataRequest.newBuilder()
                  .setNonce(nonce)
                  .addAllDigests(all(digests))
                  .setMsgType(pullType(type)));
      case Content.DataUpdate(long nonce, List<Envelope> data, PullType type) ->
          fabric.setDataUpdate(
              DataUpdate.newBuilder()
                  .setNonce(nonce)
                  .addAllData(envelopes(data))
                  .setMsgType(pullType(type)));
    }
  }

  private static Payload payload(Content.Payload payload) {
    return Payload.newBuilder()
        .setSeqNum(payload.number())
        .setData(bytes(payload.block()))
        .addAllPrivateData(all(payload.privateData()))
        .build();
  }

  private static Properties properties(Content.Properties properties) {
    return Properties.newBuilder()
        .setLedgerHeight(properties.ledgerHeight())
        .setLeftChannel(properties.leftChannel())
        .addAllChaincodes(properties.chaincodes().stream().map(FabricMessages::chaincode).toList())
        .build();
  }

  private static Chaincode chaincode(Content.Chaincode chaincode) {
    return Chaincode.newBuilder()
        .setName(chaincode.name())
        .setVersion(chaincode.version())
        .setMetadata(bytes(chaincode.metadata()))
        .build();
  }

  private static PrivatePayload privatePayload(Content.PrivatePayload payload) {
    var fabric =
        PrivatePayload.newBuilder()
            .setCollectionName(payload.collection())
            .setNamespace(payload.namespace())
            .setTxId(payload.txId())
            .setPrivateRwset(bytes(payload.rwset()))
            .setPrivateSimHeight(payload.simulationHeight());
    if (!payload.collectionConfigs().isEmpty()) {
      fabric.setCollectionConfigs(collectionConfigs(payload.collectionConfigs()));
    }
    return fabric.build();
  }

  private static CollectionConfigPackage collectionConfigs(Bytes serialized) {
    try {
      return CollectionConfigPackage.parseFrom(serialized.toArray());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("the generator makes well-formed packages", e);
    }
  }

  private static PvtDataElement element(Content.PrivateDataElement element) {
    return PvtDataElement.newBuilder()
        .setDigest(digest(element.digest()))
        .addAllPayload(all(element.payload()))
        .build();
  }

  private static PvtDataDigest digest(Content.PrivateDataDigest digest) {
    return PvtDataDigest.newBuilder()
        .setTxId(digest.txId())
        .setNamespace(digest.namespace())
        .setCollection(digest.collection())
        .setBlockSeq(digest.blockNumber())
        .setSeqInBlock(digest.positionInBlock())
        .build();
  }

  private static org.hyperledger.fabric.protos.gossip.PeerTime time(PeerTime time) {
    return org.hyperledger.fabric.protos.gossip.PeerTime.newBuilder()
        .setIncNum(time.incarnation())
        .setSeqNum(time.sequence())
        .build();
  }

  private static PullMsgType pullType(PullType type) {
    return switch (type) {
      case UNDEFINED -> PullMsgType.forNumber(0);
      case BLOCK -> PullMsgType.forNumber(1);
      case IDENTITY -> PullMsgType.forNumber(2);
    };
  }

  private static ByteString bytes(Bytes bytes) {
    return ByteString.copyFrom(bytes.toArray());
  }

  private static List<ByteString> all(List<Bytes> list) {
    return list.stream().map(FabricMessages::bytes).toList();
  }

  private static List<org.hyperledger.fabric.protos.gossip.Envelope> envelopes(
      List<Envelope> list) {
    return list.stream().map(FabricMessages::of).toList();
  }
}
