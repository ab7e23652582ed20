// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.BlockHeader;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.Metadata;
import dev.hearsay.wire.common.MetadataSignature;
import dev.hearsay.wire.common.SignatureHeader;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks that a block belongs to a channel, has the claimed number, is whole, and that a member of
 * the channel's orderer organizations signed it (identities §7). Without state.
 *
 * <p>Whether it follows the block before is not checked here: the hash of that one is not known.
 */
public final class BlockVerifier {

  /** How many signatures are looked at; a block with more is refused. */
  static final int MAX_SIGNATURES = 256;

  private final ChannelId channel;
  private final Function<PeerIdentity, Optional<Member>> orderers;

  /**
   * A verifier for the blocks of one channel.
   *
   * @param channel the channel
   * @param orderers tells the member behind an identity of an orderer organization
   */
  public BlockVerifier(ChannelId channel, Function<PeerIdentity, Optional<Member>> orderers) {
    this.channel = channel;
    this.orderers = orderers;
  }

  /**
   * Judges a block.
   *
   * @param claimedNumber the number that its sender gave it; unsigned
   * @param encoded the serialized block
   */
  public BlockVerdict verify(long claimedNumber, Bytes encoded) {
    String obstacle;
    try {
      obstacle = obstacle(claimedNumber, parse(encoded));
    } catch (InvalidProtocolBufferException malformed) {
      obstacle = "it is no block, or its signatures cannot be read";
    }
    return obstacle.isEmpty() ? new BlockVerdict.Valid() : new BlockVerdict.Refused(obstacle);
  }

  /** The block; its byte fields are windows on {@code encoded}, which may be large. */
  private static Block parse(Bytes encoded) throws InvalidProtocolBufferException {
    var input = BytesBridge.toWire(encoded).newCodedInput();
    input.enableAliasing(true);
    return Block.parser().parseFrom(input);
  }

  private String obstacle(long claimedNumber, Block block) throws InvalidProtocolBufferException {
    if (!block.hasHeader()) {
      return "it has no header";
    }
    long number = block.getHeader().getNumber();
    if (number != claimedNumber) {
      return "it is called "
          + Long.toUnsignedString(claimedNumber)
          + " but has number "
          + Long.toUnsignedString(number);
    }
    String dataObstacle = obstacleOfData(block);
    return dataObstacle.isEmpty() ? obstacleOfSignatures(block) : dataObstacle;
  }

  private String obstacleOfData(Block block) {
    List<ByteString> entries = block.getData().getDataList();
    if (entries.isEmpty()) {
      return "it holds no transaction";
    }
    Optional<ChannelHeader> first = Transactions.channelHeader(entries.getFirst());
    if (first.isEmpty() || !first.get().getChannelIdBytes().equals(string(channel.name()))) {
      return "its first transaction is not one of channel " + channel;
    }
    if (block.getMetadata().getMetadataCount() == 0) {
      return "it has no metadata";
    }
    if (!Transactions.areConfiguration(entries, first.get())
        && !entries.stream().allMatch(Transactions::isWellFormed)) {
      return "one of its transactions is malformed";
    }
    Bytes hash = BlockHashes.dataHash(entries.stream().map(BlockVerifier::bytes).toList());
    return hash.equals(bytes(block.getHeader().getDataHash()))
        ? ""
        : "its data hash is not that of its transactions";
  }

  private String obstacleOfSignatures(Block block) throws InvalidProtocolBufferException {
    Metadata metadata = Metadata.parseFrom(block.getMetadata().getMetadata(0));
    if (metadata.getSignaturesCount() > MAX_SIGNATURES) {
      return "it has more than " + MAX_SIGNATURES + " signatures";
    }
    Bytes header = headerBytes(block.getHeader());
    boolean satisfied = false;
    for (MetadataSignature signature : metadata.getSignaturesList()) {
      SignatureHeader signer = SignatureHeader.parseFrom(signature.getSignatureHeader());
      satisfied = satisfied || isGood(metadata.getValue(), signature, signer, header);
    }
    return satisfied ? "" : "no member of an orderer organization signed it";
  }

  private boolean isGood(
      ByteString value, MetadataSignature signature, SignatureHeader signer, Bytes header) {
    Bytes signed = bytes(value.concat(signature.getSignatureHeader()).concat(string(header)));
    return orderers
        .apply(new PeerIdentity(bytes(signer.getCreator())))
        .filter(member -> member.key().verify(bytes(signature.getSignature()), signed))
        .isPresent();
  }

  private static Bytes headerBytes(BlockHeader header) {
    return BlockHashes.headerBytes(
        header.getNumber(), bytes(header.getPreviousHash()), bytes(header.getDataHash()));
  }

  private static Bytes bytes(ByteString wire) {
    return BytesBridge.fromWire(wire);
  }

  private static ByteString string(Bytes bytes) {
    return BytesBridge.toWire(bytes);
  }
}
