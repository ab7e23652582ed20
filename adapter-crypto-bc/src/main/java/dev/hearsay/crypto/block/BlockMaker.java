// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.BlockData;
import dev.hearsay.wire.common.BlockHeader;
import dev.hearsay.wire.common.BlockMetadata;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Header;
import dev.hearsay.wire.common.Metadata;
import dev.hearsay.wire.common.MetadataSignature;
import dev.hearsay.wire.common.Payload;
import dev.hearsay.wire.common.SignatureHeader;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the blocks of a channel as its orderer does, one after the other: each holds one
 * transaction of random bytes, names the header of the block before it, and is signed (identities
 * §7). For demonstrations and measurements, where there is no ordering service.
 *
 * <p>The first block is number 1: block 0 is the channel's configuration, which never travels by
 * gossip. Belongs to one thread.
 */
public final class BlockMaker {

  /** The largest transaction, in bytes; a peer refuses messages that are much larger. */
  public static final int MAX_PAYLOAD_BYTES = 64 << 20;

  private static final long FIRST = 1;
  private static final int TRANSACTION = 3;
  private static final int NONCE_BYTES = 24;

  /** What is signed with the header: that block 0 holds the channel's last configuration. */
  private static final ByteString LAST_CONFIGURATION = ByteString.fromHex("0a00");

  /** Last configuration, transaction filter, orderer, commit hash: filled in by others. */
  private static final List<ByteString> OTHER_METADATA =
      List.of(ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY);

  private final ByteString channelHeader;
  private final SigningIdentity orderer;
  private final RandomGenerator random;
  private long nextNumber = FIRST;
  private Bytes previousHash = Bytes.wrap(new byte[32]);

  /**
   * A maker that has made nothing yet.
   *
   * @param channel the channel of all its blocks
   * @param orderer signs transactions and blocks
   * @param random fills transactions and nonces
   */
  public BlockMaker(ChannelId channel, SigningIdentity orderer, RandomGenerator random) {
    this.channelHeader =
        ChannelHeader.newBuilder()
            .setType(TRANSACTION)
            .setChannelIdBytes(string(channel.name()))
            .build()
            .toByteString();
    this.orderer = orderer;
    this.random = random;
  }

  /**
   * Makes the next block.
   *
   * @param payloadBytes the size of its transaction's payload, from 0 to {@value
   *     #MAX_PAYLOAD_BYTES}; the block is some 2 KiB larger
   */
  public MadeBlock next(int payloadBytes) {
    if (payloadBytes < 0 || payloadBytes > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "a payload of %d bytes; it must be from 0 to %d"
              .formatted(payloadBytes, MAX_PAYLOAD_BYTES));
    }
    ByteString transaction = transaction(random(payloadBytes));
    BlockHeader header = header(BlockHashes.dataHash(List.of(bytes(transaction))));
    Bytes headerBytes = BlockHashes.headerBytes(header.getNumber(), previousHash, dataHash(header));
    Block block =
        Block.newBuilder()
            .setHeader(header)
            .setData(BlockData.newBuilder().addData(transaction))
            .setMetadata(metadata(headerBytes))
            .build();
    previousHash = BlockHashes.headerHash(header.getNumber(), previousHash, dataHash(header));
    return new MadeBlock(nextNumber++, Bytes.wrap(block.toByteArray()));
  }

  private BlockHeader header(Bytes dataHash) {
    return BlockHeader.newBuilder()
        .setNumber(nextNumber)
        .setPreviousHash(string(previousHash))
        .setDataHash(string(dataHash))
        .build();
  }

  private static Bytes dataHash(BlockHeader header) {
    return bytes(header.getDataHash());
  }

  private ByteString transaction(ByteString content) {
    ByteString payload =
        Payload.newBuilder()
            .setHeader(
                Header.newBuilder()
                    .setChannelHeader(channelHeader)
                    .setSignatureHeader(signatureHeader()))
            .setData(content)
            .build()
            .toByteString();
    return Envelope.newBuilder()
        .setPayload(payload)
        .setSignature(string(orderer.key().sign(bytes(payload))))
        .build()
        .toByteString();
  }

  private BlockMetadata metadata(Bytes headerBytes) {
    ByteString signatureHeader = signatureHeader();
    Bytes signed = bytes(LAST_CONFIGURATION.concat(signatureHeader).concat(string(headerBytes)));
    Metadata signatures =
        Metadata.newBuilder()
            .setValue(LAST_CONFIGURATION)
            .addSignatures(
                MetadataSignature.newBuilder()
                    .setSignatureHeader(signatureHeader)
                    .setSignature(string(orderer.key().sign(signed))))
            .build();
    return BlockMetadata.newBuilder()
        .addMetadata(signatures.toByteString())
        .addAllMetadata(OTHER_METADATA)
        .build();
  }

  private ByteString signatureHeader() {
    return SignatureHeader.newBuilder()
        .setCreator(string(orderer.identity().identity().serialized()))
        .setNonce(random(NONCE_BYTES))
        .build()
        .toByteString();
  }

  private ByteString random(int count) {
    byte[] filled = new byte[count];
    random.nextBytes(filled);
    return UnsafeByteOperations.unsafeWrap(filled);
  }

  private static Bytes bytes(ByteString wire) {
    return Bytes.wrap(wire.toByteArray());
  }

  private static ByteString string(Bytes bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.asByteBuffer());
  }
}
