// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Encodings worked out by hand from the field numbers (wire §11), both ways. */
class HandMadeVectorsTest {

  private final ProtobufCodec codec = new ProtobufCodec();

  @Test
  void helloForIdentities() {
    assertIs(
        GossipMessage.of(new Content.GossipHello(7, Bytes.EMPTY, PullType.IDENTITY)),
        "18014a0408071802");
  }

  @Test
  void stateInfoPullRequest() {
    String mac = "8a306cdbd99099d0aee440b1c020292a7fe2d628613ce016c2c86c09794a485b";
    assertIs(
        GossipMessage.of(new Content.StateInfoPullRequest(Bytes.hex(mac))), "18058a01220a20" + mac);
  }

  @Test
  void digestOfBlocks() {
    List<Bytes> numbers = List.of(Bytes.utf8("9"), Bytes.utf8("10"), Bytes.utf8("100"));
    assertIs(
        new GossipMessage(
            0,
            ChannelId.of("mychannel"),
            Tag.CHAN_AND_ORG,
            new Content.DataDigest(300, numbers, PullType.BLOCK)),
        "12096d796368616e6e656c1804521108ac021201391202313012033130301801");
  }

  @Test
  void acknowledgement() {
    assertIs(GossipMessage.of(5, new Content.Acknowledgement("")), "0805b20100");
    assertIs(GossipMessage.of(5, new Content.Acknowledgement("no")), "0805b201040a026e6f");
  }

  @Test
  void aliveMessage() {
    Content.Member member =
        new Content.Member(
            new Endpoint("p0.example:7051"), Bytes.EMPTY, new PkiId(Bytes.hex("0102")));
    assertIs(
        GossipMessage.of(
            new Content.AliveMessage(member, new PeerTime(1000, 1), PeerIdentity.NONE)),
        "18012a1e0a150a0f70302e6578616d706c653a373035311a020102120508e8071001");
  }

  @Test
  void secret() {
    Secret secret = new Secret(new Endpoint("10.0.0.1:7051"));
    Bytes bytes = Bytes.hex("0a0d31302e302e302e313a37303531");
    assertThat(codec.encodeSecret(secret)).isEqualTo(bytes);
    assertThat(codec.decodeSecret(bytes)).isEqualTo(new Decoded.Value<>(secret));
  }

  private void assertIs(GossipMessage message, String hex) {
    Envelope envelope = Envelope.unsigned(Bytes.hex(hex));
    assertThat(codec.encode(message).toHex()).isEqualTo(hex);
    assertThat(codec.decode(envelope))
        .isEqualTo(new Decoded.Value<>(new SignedMessage(envelope, message)));
  }
}
