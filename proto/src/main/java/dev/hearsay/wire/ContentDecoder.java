// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.ByteString;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.wire.gossip.AliveMessage;
import dev.hearsay.wire.gossip.Chaincode;
import dev.hearsay.wire.gossip.ConnEstablish;
import dev.hearsay.wire.gossip.DataDigest;
import dev.hearsay.wire.gossip.DataMessage;
import dev.hearsay.wire.gossip.DataRequest;
import dev.hearsay.wire.gossip.DataUpdate;
import dev.hearsay.wire.gossip.GossipHello;
import dev.hearsay.wire.gossip.GossipMessage;
import dev.hearsay.wire.gossip.LeadershipMessage;
import dev.hearsay.wire.gossip.Member;
import dev.hearsay.wire.gossip.MembershipRequest;
import dev.hearsay.wire.gossip.MembershipResponse;
import dev.hearsay.wire.gossip.Payload;
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

/**
 * Turns the content of a parsed message into the domain's record, or names the mandatory part that
 * it lacks (pitfalls A.8).
 *
 * <p>The wire does not tell an empty byte field from an absent one, so an empty PKI-ID is a missing
 * one.
 */
final class ContentDecoder {

  private ContentDecoder() {}

  static Decoded<Content> decode(GossipMessage message) {
    return switch (message.getContentCase()) {
      case ALIVE_MSG -> alive(message.getAliveMsg());
      case MEM_REQ -> membershipRequest(message.getMemReq());
      case MEM_RES -> value(membershipResponse(message.getMemRes()));
      case DATA_MSG -> data(message.getDataMsg());
      case HELLO -> value(hello(message.getHello()));
      case DATA_DIG -> value(digest(message.getDataDig()));
      case DATA_REQ -> value(request(message.getDataReq()));
      case DATA_UPDATE -> value(update(message.getDataUpdate()));
      case EMPTY -> value(new Content.Empty());
      case CONN -> connection(message.getConn());
      case STATE_INFO -> stateInfo(message.getStateInfo());
      case STATE_SNAPSHOT ->
          value(
              new Content.StateInfoSnapshot(
                  EnvelopeBridge.fromWire(message.getStateSnapshot().getElementsList())));
      case STATE_INFO_PULL_REQ ->
          value(
              new Content.StateInfoPullRequest(
                  BytesBridge.fromWire(message.getStateInfoPullReq().getChannelMAC())));
      case STATE_REQUEST -> value(stateRequest(message.getStateRequest()));
      case STATE_RESPONSE -> value(stateResponse(message.getStateResponse()));
      case LEADERSHIP_MSG -> leadership(message.getLeadershipMsg());
      case PEER_IDENTITY -> identity(message.getPeerIdentity());
      case ACK -> value(new Content.Acknowledgement(message.getAck().getError()));
      case PRIVATEREQ -> value(privateRequest(message.getPrivateReq()));
      case PRIVATERES -> privateResponse(message.getPrivateRes());
      case PRIVATE_DATA -> privateData(message.getPrivateData());
      case CONTENT_NOT_SET ->
          missing(DecodeFailure.UNKNOWN_CONTENT, "message without a content known here");
    };
  }

  private static Decoded<Content> value(Content content) {
    return new Decoded.Value<>(content);
  }

  private static Decoded<Content> missing(DecodeFailure part, String detail) {
    return new Decoded.Failed<>(part, detail);
  }

  // ---- membership and identities
  // ----------------------------------------------------------------------------------

  private static Decoded<Content> alive(AliveMessage wire) {
    if (!wire.hasMembership()) {
      return missing(DecodeFailure.MISSING_MEMBERSHIP, "alive message without membership");
    }
    if (wire.getMembership().getPkiId().isEmpty()) {
      return missing(DecodeFailure.MISSING_PKI_ID, "alive message without PKI-ID");
    }
    if (!wire.hasTimestamp()) {
      return missing(DecodeFailure.MISSING_TIMESTAMP, "alive message without timestamp");
    }
    return value(
        new Content.AliveMessage(
            member(wire.getMembership()),
            time(wire.getTimestamp()),
            peerIdentity(wire.getIdentity())));
  }

  private static Content.Member member(Member wire) {
    return new Content.Member(
        new Endpoint(wire.getEndpoint()),
        BytesBridge.fromWire(wire.getMetadata()),
        pkiId(wire.getPkiId()));
  }

  private static Decoded<Content> membershipRequest(MembershipRequest wire) {
    if (!wire.hasSelfInformation()) {
      return missing(
          DecodeFailure.MISSING_SELF_INFORMATION, "membership request without self information");
    }
    return value(
        new Content.MembershipRequest(
            EnvelopeBridge.fromWire(wire.getSelfInformation()),
            BytesBridge.fromWire(wire.getKnownList())));
  }

  private static Content membershipResponse(MembershipResponse wire) {
    return new Content.MembershipResponse(
        EnvelopeBridge.fromWire(wire.getAliveList()), EnvelopeBridge.fromWire(wire.getDeadList()));
  }

  private static Decoded<Content> connection(ConnEstablish wire) {
    if (wire.getPkiId().isEmpty()) {
      return missing(DecodeFailure.MISSING_PKI_ID, "handshake without PKI-ID");
    }
    return value(
        new Content.ConnEstablish(
            pkiId(wire.getPkiId()),
            peerIdentity(wire.getIdentity()),
            BytesBridge.fromWire(wire.getTlsCertHash()),
            wire.getProbe()));
  }

  private static Decoded<Content> identity(dev.hearsay.wire.gossip.PeerIdentity wire) {
    if (wire.getPkiId().isEmpty()) {
      return missing(DecodeFailure.MISSING_PKI_ID, "identity without PKI-ID");
    }
    return value(
        new Content.PeerIdentityMessage(
            pkiId(wire.getPkiId()),
            peerIdentity(wire.getCert()),
            BytesBridge.fromWire(wire.getMetadata())));
  }

  // ---- pull
  // -------------------------------------------------------------------------------------------------------

  private static Content hello(GossipHello wire) {
    return new Content.GossipHello(
        wire.getNonce(),
        BytesBridge.fromWire(wire.getMetadata()),
        EnumBridge.fromWire(wire.getMsgType()));
  }

  private static Content digest(DataDigest wire) {
    return new Content.DataDigest(
        wire.getNonce(),
        BytesBridge.fromWire(wire.getDigestsList()),
        EnumBridge.fromWire(wire.getMsgType()));
  }

  private static Content request(DataRequest wire) {
    return new Content.DataRequest(
        wire.getNonce(),
        BytesBridge.fromWire(wire.getDigestsList()),
        EnumBridge.fromWire(wire.getMsgType()));
  }

  private static Content update(DataUpdate wire) {
    return new Content.DataUpdate(
        wire.getNonce(),
        EnvelopeBridge.fromWire(wire.getDataList()),
        EnumBridge.fromWire(wire.getMsgType()));
  }

  // ---- blocks and state transfer
  // ----------------------------------------------------------------------------------

  private static Decoded<Content> data(DataMessage wire) {
    if (!wire.hasPayload()) {
      return missing(DecodeFailure.MISSING_BLOCK, "data message without payload");
    }
    return value(new Content.DataMessage(payload(wire.getPayload())));
  }

  private static Content.Payload payload(Payload wire) {
    return new Content.Payload(
        wire.getSeqNum(),
        BytesBridge.fromWire(wire.getData()),
        BytesBridge.fromWire(wire.getPrivateDataList()));
  }

  private static Content stateRequest(RemoteStateRequest wire) {
    return new Content.RemoteStateRequest(wire.getStartSeqNum(), wire.getEndSeqNum());
  }

  private static Content stateResponse(RemoteStateResponse wire) {
    return new Content.RemoteStateResponse(
        wire.getPayloadsList().stream().map(ContentDecoder::payload).toList());
  }

  // ---- channel state
  // ----------------------------------------------------------------------------------------------

  private static Decoded<Content> stateInfo(StateInfo wire) {
    if (wire.getPkiId().isEmpty()) {
      return missing(DecodeFailure.MISSING_PKI_ID, "state info without PKI-ID");
    }
    if (!wire.hasTimestamp()) {
      return missing(DecodeFailure.MISSING_TIMESTAMP, "state info without timestamp");
    }
    if (!wire.hasProperties()) {
      return missing(DecodeFailure.MISSING_PROPERTIES, "state info without properties");
    }
    return value(
        new Content.StateInfo(
            time(wire.getTimestamp()),
            pkiId(wire.getPkiId()),
            BytesBridge.fromWire(wire.getChannelMAC()),
            properties(wire.getProperties())));
  }

  private static Content.Properties properties(Properties wire) {
    return new Content.Properties(
        wire.getLedgerHeight(),
        wire.getLeftChannel(),
        wire.getChaincodesList().stream().map(ContentDecoder::chaincode).toList());
  }

  private static Content.Chaincode chaincode(Chaincode wire) {
    return new Content.Chaincode(
        wire.getName(), wire.getVersion(), BytesBridge.fromWire(wire.getMetadata()));
  }

  private static Decoded<Content> leadership(LeadershipMessage wire) {
    if (wire.getPkiId().isEmpty()) {
      return missing(DecodeFailure.MISSING_PKI_ID, "leadership message without PKI-ID");
    }
    if (!wire.hasTimestamp()) {
      return missing(DecodeFailure.MISSING_TIMESTAMP, "leadership message without timestamp");
    }
    return value(
        new Content.LeadershipMessage(
            pkiId(wire.getPkiId()), time(wire.getTimestamp()), wire.getIsDeclaration()));
  }

  // ---- private data
  // -----------------------------------------------------------------------------------------------

  private static Decoded<Content> privateData(PrivateDataMessage wire) {
    if (!wire.hasPayload()) {
      return missing(DecodeFailure.MISSING_PRIVATE_DATA, "private data message without payload");
    }
    return value(new Content.PrivateDataMessage(privatePayload(wire.getPayload())));
  }

  private static Content.PrivatePayload privatePayload(PrivatePayload wire) {
    return new Content.PrivatePayload(
        wire.getCollectionName(),
        wire.getNamespace(),
        wire.getTxId(),
        BytesBridge.fromWire(wire.getPrivateRwset()),
        wire.getPrivateSimHeight(),
        BytesBridge.fromWire(wire.getCollectionConfigs()));
  }

  private static Content privateRequest(RemotePvtDataRequest wire) {
    return new Content.RemotePrivateDataRequest(
        wire.getDigestsList().stream().map(ContentDecoder::privateDigest).toList());
  }

  private static Decoded<Content> privateResponse(RemotePvtDataResponse wire) {
    if (!wire.getElementsList().stream().allMatch(PvtDataElement::hasDigest)) {
      return missing(
          DecodeFailure.MISSING_PRIVATE_DATA,
          "private data response with an element without digest");
    }
    return value(
        new Content.RemotePrivateDataResponse(
            wire.getElementsList().stream().map(ContentDecoder::privateElement).toList()));
  }

  private static Content.PrivateDataElement privateElement(PvtDataElement wire) {
    return new Content.PrivateDataElement(
        privateDigest(wire.getDigest()), BytesBridge.fromWire(wire.getPayloadList()));
  }

  private static Content.PrivateDataDigest privateDigest(PvtDataDigest wire) {
    return new Content.PrivateDataDigest(
        wire.getTxId(),
        wire.getNamespace(),
        wire.getCollection(),
        wire.getBlockSeq(),
        wire.getSeqInBlock());
  }

  // ---- parts of many contents
  // -------------------------------------------------------------------------------------

  private static PkiId pkiId(ByteString wire) {
    return new PkiId(BytesBridge.fromWire(wire));
  }

  private static PeerIdentity peerIdentity(ByteString wire) {
    return wire.isEmpty() ? PeerIdentity.NONE : new PeerIdentity(BytesBridge.fromWire(wire));
  }

  private static PeerTime time(dev.hearsay.wire.gossip.PeerTime wire) {
    return new PeerTime(wire.getIncNum(), wire.getSeqNum());
  }
}
