// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import java.util.SplittableRandom;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.LastConfig;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.OrdererBlockMetadata;
import org.hyperledger.fabric.protos.common.Payload;
import org.junit.jupiter.api.Test;

/** What is made here is judged by the verifier, and read with Fabric's published classes. */
final class BlockMakerTest {

  private static final ChannelId CHANNEL = ChannelId.of("mychannel");

  private final TestOrg org = new TestOrg("OrdererMSP");
  private final Msp msp = org.msp();
  private final SigningIdentity orderer = org.signer("orderer0", Role.ORDERER);
  private final BlockMaker maker = new BlockMaker(CHANNEL, orderer, new SplittableRandom(7));

  @Test
  void everyBlockIsGoodToTheVerifier() {
    BlockVerifier verifier = new BlockVerifier(CHANNEL, new OneOrganization(msp));
    for (long number = 1; number <= 3; number++) {
      MadeBlock made = maker.next(1024);
      assertThat(made.number()).isEqualTo(number);
      assertThat(verifier.verify(number, made.serialized())).isEqualTo(new BlockVerdict.Valid());
    }
  }

  @Test
  void aBlockOfAStrangerIsNotGood() {
    SigningIdentity stranger = new TestOrg("OrdererMSP").signer("orderer0", Role.ORDERER);
    MadeBlock made = new BlockMaker(CHANNEL, stranger, new SplittableRandom(7)).next(10);
    assertThat(new BlockVerifier(CHANNEL, new OneOrganization(msp)).verify(1, made.serialized()))
        .isInstanceOf(BlockVerdict.Refused.class);
  }

  @Test
  void eachBlockNamesTheHeaderOfTheOneBefore() throws InvalidProtocolBufferException {
    Block first = fabrics(maker.next(1));
    Block second = fabrics(maker.next(1));
    Bytes hash =
        BlockHashes.headerHash(
            1,
            Bytes.wrap(first.getHeader().getPreviousHash().toByteArray()),
            Bytes.wrap(first.getHeader().getDataHash().toByteArray()));
    assertThat(second.getHeader().getPreviousHash().toByteArray()).isEqualTo(hash.toArray());
    assertThat(first.getHeader().getPreviousHash().toByteArray()).isEqualTo(new byte[32]);
  }

  @Test
  void fabricReadsATransactionOfTheAskedSizeAndFiveKindsOfMetadata()
      throws InvalidProtocolBufferException {
    Block block = fabrics(maker.next(1000));
    Payload payload =
        Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
    ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
    assertThat(header.getType()).isEqualTo(HeaderType.ENDORSER_TRANSACTION_VALUE);
    assertThat(header.getChannelId()).isEqualTo("mychannel");
    assertThat(payload.getData().size()).isEqualTo(1000);
    assertThat(block.getMetadata().getMetadataCount()).isEqualTo(5);
    Metadata signatures = Metadata.parseFrom(block.getMetadata().getMetadata(0));
    OrdererBlockMetadata signed = OrdererBlockMetadata.parseFrom(signatures.getValue());
    assertThat(signed.getLastConfig()).isEqualTo(LastConfig.getDefaultInstance());
    assertThat(signed.hasLastConfig()).isTrue();
  }

  private static Block fabrics(MadeBlock made) throws InvalidProtocolBufferException {
    return Block.parseFrom(made.serialized().toArray());
  }

  @Test
  void aPayloadOfAnImpossibleSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maker.next(-1))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> maker.next(BlockMaker.MAX_PAYLOAD_BYTES + 1));
  }
}
