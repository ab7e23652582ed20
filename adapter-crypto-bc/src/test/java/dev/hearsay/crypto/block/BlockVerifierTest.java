// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.crypto.fixture.TestBlocks;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.BlockMetadata;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Metadata;
import dev.hearsay.wire.common.MetadataSignature;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BlockVerifierTest {

  private static final ChannelId CHANNEL = ChannelId.of("mychannel");
  private static final long NUMBER = 7;

  private final TestOrg orderers = new TestOrg("OrdererMSP");
  private final Msp msp = orderers.msp();
  private final SigningIdentity orderer = orderers.signer("orderer0", Role.ORDERER);
  private final SigningIdentity peer = new TestOrg("Org1MSP").signer("peer0", Role.PEER);
  private final BlockVerifier verifier = new BlockVerifier(CHANNEL, new OneOrganization(msp));

  private static Block.Builder block(ByteString... transactions) {
    return TestBlocks.unsigned(NUMBER, List.of(transactions));
  }

  private static ByteString transaction() {
    return TestBlocks.transaction(CHANNEL, TestBlocks.TRANSACTION);
  }

  @Test
  void aBlockThatOneOrdererSignedIsGood() {
    assertGood(TestBlocks.signed(block(transaction(), transaction()), List.of(orderer)));
    assertGood(TestBlocks.signed(block(transaction()), List.of(peer, orderer)));
  }

  @Test
  void itsNumberMustBeTheClaimedOne() {
    Block good = TestBlocks.signed(block(transaction()), List.of(orderer));
    assertThat(verifier.verify(NUMBER + 1, bytes(good)))
        .isEqualTo(new BlockVerdict.Refused("it is called 8 but has number 7"));
  }

  @Test
  void itMustHaveAHeader() {
    Block.Builder headless = block(transaction()).clearHeader();
    assertRefused(TestBlocks.signed(headless, List.of(orderer)), "no header");
  }

  @Test
  void itMustHoldTransactionsOfItsChannel() {
    assertRefused(TestBlocks.signed(block(), List.of(orderer)), "no transaction");
    ByteString other = TestBlocks.transaction(ChannelId.of("other"), TestBlocks.TRANSACTION);
    assertRefused(TestBlocks.signed(block(other), List.of(orderer)), "of channel mychannel");
    ByteString nonsense = ByteString.copyFromUtf8("nonsense");
    assertRefused(TestBlocks.signed(block(nonsense), List.of(orderer)), "of channel mychannel");
  }

  @Test
  void itMustHaveMetadata() {
    assertRefused(block(transaction()).build(), "no metadata");
    assertRefused(
        block(transaction()).setMetadata(BlockMetadata.getDefaultInstance()).build(),
        "no metadata");
  }

  @Test
  void itsTransactionsMustBeWellFormed() {
    Envelope envelope = envelope(transaction());
    for (ByteString bad :
        List.of(
            envelope.toBuilder().clearSignature().build().toByteString(),
            envelope.toBuilder().clearPayload().build().toByteString(),
            swapped(envelope),
            ByteString.copyFromUtf8("nonsense"),
            ByteString.EMPTY)) {
      assertRefused(TestBlocks.signed(block(transaction(), bad), List.of(orderer)), "malformed");
    }
    ByteString withUnknownField = transaction().concat(ByteString.fromHex("9a0602aabb"));
    assertGood(TestBlocks.signed(block(transaction(), withUnknownField), List.of(orderer)));
  }

  private static Envelope envelope(ByteString transaction) {
    try {
      return Envelope.parseFrom(transaction);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  /** The same envelope with its fields in the other order. */
  private static ByteString swapped(Envelope envelope) {
    return envelope.toBuilder()
        .clearPayload()
        .build()
        .toByteString()
        .concat(envelope.toBuilder().clearSignature().build().toByteString());
  }

  @Test
  void aConfigurationNeedNotBeSignedByAClient() {
    ByteString config = TestBlocks.transaction(CHANNEL, TestBlocks.CONFIG);
    ByteString unsigned = envelope(config).toBuilder().clearSignature().build().toByteString();
    assertGood(TestBlocks.signed(block(unsigned), List.of(orderer)));
    assertRefused(TestBlocks.signed(block(unsigned, transaction()), List.of(orderer)), "malformed");
  }

  @Test
  void itsDataHashMustBeThatOfItsTransactions() {
    Block good = TestBlocks.signed(block(transaction()), List.of(orderer));
    Block more =
        good.toBuilder().setData(good.getData().toBuilder().addData(transaction())).build();
    assertRefused(more, "data hash");
  }

  @Test
  void nobodyElsesSignatureCounts() {
    assertRefused(
        TestBlocks.signed(block(transaction()), List.of(peer)),
        "not signed as the channel demands");
    assertRefused(
        TestBlocks.signed(block(transaction()), List.of()), "not signed as the channel demands");
    SigningIdentity impostor = new TestOrg("OrdererMSP").signer("orderer0", Role.ORDERER);
    assertRefused(
        TestBlocks.signed(block(transaction()), List.of(impostor)),
        "not signed as the channel demands");
  }

  @Test
  void aSignatureIsForItsHeaderAndMetadataOnly() {
    Block.Builder other = TestBlocks.unsigned(NUMBER + 1, List.of(transaction()));
    MetadataSignature foreign = TestBlocks.signature(other, orderer);
    Metadata metadata = Metadata.newBuilder().addSignatures(foreign).build();
    assertRefused(
        TestBlocks.with(block(transaction()), metadata).build(),
        "not signed as the channel demands");
    Block.Builder block = block(transaction());
    Metadata otherValue =
        Metadata.newBuilder()
            .setValue(ByteString.copyFromUtf8("another value"))
            .addSignatures(TestBlocks.signature(block, orderer))
            .build();
    assertRefused(TestBlocks.with(block, otherValue).build(), "not signed as the channel demands");
  }

  @Test
  void aGoodSignatureIsFoundAfterABadOneOfTheSameOrderer() {
    Block.Builder block = block(transaction());
    MetadataSignature good = TestBlocks.signature(block, orderer);
    MetadataSignature bad = good.toBuilder().setSignature(ByteString.EMPTY).build();
    Metadata metadata = signed(bad, good);
    assertGood(TestBlocks.with(block, metadata).build());
  }

  @Test
  void anUnreadableSignerSpoilsTheBlockAndAnEmptyOneDoesNot() {
    Block.Builder block = block(transaction());
    MetadataSignature good = TestBlocks.signature(block, orderer);
    MetadataSignature unreadable =
        good.toBuilder().setSignatureHeader(ByteString.fromHex("ffff")).build();
    assertRefused(TestBlocks.with(block, signed(good, unreadable)).build(), "cannot be read");
    MetadataSignature numbered = good.toBuilder().clearSignatureHeader().build();
    assertGood(TestBlocks.with(block, signed(numbered, good)).build());
  }

  @Test
  void tooManySignaturesAreRefusedUnseen() {
    Block.Builder block = block(transaction());
    MetadataSignature good = TestBlocks.signature(block, orderer);
    Metadata many =
        Metadata.newBuilder()
            .addAllSignatures(Collections.nCopies(BlockVerifier.MAX_SIGNATURES + 1, good))
            .build();
    assertRefused(TestBlocks.with(block, many).build(), "more than 256 signatures");
  }

  private static Metadata signed(MetadataSignature first, MetadataSignature second) {
    return Metadata.newBuilder()
        .setValue(ByteString.copyFromUtf8("last configuration"))
        .addSignatures(first)
        .addSignatures(second)
        .build();
  }

  @Test
  void bytesThatAreNoBlockAreRefused() {
    assertThat(verifier.verify(0, Bytes.hex("ffff")))
        .isEqualTo(new BlockVerdict.Refused("it is no block, or its signatures cannot be read"));
    assertThat(verifier.verify(0, Bytes.EMPTY))
        .isEqualTo(new BlockVerdict.Refused("it has no header"));
  }

  private void assertGood(Block block) {
    assertThat(verifier.verify(NUMBER, bytes(block))).isEqualTo(new BlockVerdict.Valid());
  }

  private void assertRefused(Block block, String detail) {
    assertThat(verifier.verify(NUMBER, bytes(block)))
        .isInstanceOfSatisfying(
            BlockVerdict.Refused.class, refused -> assertThat(refused.detail()).contains(detail));
  }

  private static Bytes bytes(Block block) {
    return Bytes.wrap(block.toByteArray());
  }
}
