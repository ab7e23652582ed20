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
import dev.hearsay.wire.common.IdentifierHeader;
import dev.hearsay.wire.common.Metadata;
import dev.hearsay.wire.common.MetadataSignature;
import dev.hearsay.wire.common.SignatureHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that a block belongs to a channel, has the claimed number, is whole, and that those signed
 * it whose signatures the channel demands (identities §7). Without state.
 *
 * <p>Whether it follows the block before is not checked here: the hash of that one is not known.
 */
public final class BlockVerifier {

  /** How many signatures are looked at; a block with more is refused. */
  static final int MAX_SIGNATURES = 256;

  private final ChannelId channel;
  private final BlockSigning signing;

  /**
   * A verifier for the blocks of one channel.
   *
   * @param channel the channel
   * @param signing who must sign them
   */
  public BlockVerifier(ChannelId channel, BlockSigning signing) {
    this.channel = channel;
    this.signing = signing;
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
    Map<String, Member> signers = new LinkedHashMap<>();
    for (MetadataSignature signature : metadata.getSignaturesList()) {
      signer(signature)
          .flatMap(signing::member)
          .filter(member -> !signers.containsKey(member.identifier()))
          .filter(member -> isGood(metadata.getValue(), signature, member, header))
          .ifPresent(member -> signers.put(member.identifier(), member));
    }
    return signing.isSatisfiedBy(List.copyOf(signers.values()))
        ? ""
        : "it is not signed as the channel demands: "
            + signers.size()
            + " of its "
            + metadata.getSignaturesCount()
            + " signatures are good";
  }

  /** Empty for a consenter that the channel does not have. */
  private Optional<PeerIdentity> signer(MetadataSignature signature)
      throws InvalidProtocolBufferException {
    if (isByNumber(signature)) {
      int number = IdentifierHeader.parseFrom(signature.getIdentifierHeader()).getIdentifier();
      return signing.consenter(number);
    }
    SignatureHeader header = SignatureHeader.parseFrom(signature.getSignatureHeader());
    return Optional.of(new PeerIdentity(bytes(header.getCreator())));
  }

  private boolean isByNumber(MetadataSignature signature) {
    return signing.knowsNumbers()
        && signature.getSignatureHeader().isEmpty()
        && !signature.getIdentifierHeader().isEmpty();
  }

  private boolean isGood(
      ByteString value, MetadataSignature signature, Member signer, Bytes header) {
    ByteString named =
        isByNumber(signature) ? signature.getIdentifierHeader() : signature.getSignatureHeader();
    Bytes signed = bytes(value.concat(named).concat(string(header)));
    return signer.key().verify(bytes(signature.getSignature()), signed);
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
