// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.time.Now;
import dev.hearsay.wire.ProtobufCodec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Messages and peers of usual sizes; the same in every run. */
final class Samples {

  static final ChannelId CHANNEL = ChannelId.of("trade");
  static final OrgId ORG = new OrgId("Org1MSP");
  static final MessageCodec CODEC = new ProtobufCodec();

  private static final int CERTIFICATE_BYTES = 900;
  private static final int SIGNATURE_BYTES = 71;

  private Samples() {}

  static Now now(long millis) {
    return new Now(millis * 1_000_000, Instant.EPOCH.plusMillis(millis));
  }

  static Bytes bytes(long seed, int count) {
    byte[] array = new byte[count];
    new Random(seed).nextBytes(array);
    return Bytes.wrap(array);
  }

  static PkiId pkiId(long number) {
    return new PkiId(
        Bytes.wrap(
            ByteBuffer.allocate(PkiId.LENGTH).putLong(number * 0x9E3779B97F4A7C15L).array()));
  }

  static ValidatedIdentity peer(long number) {
    PeerIdentity identity = new PeerIdentity(bytes(number, CERTIFICATE_BYTES));
    return new ValidatedIdentity(pkiId(number), identity, ORG, Instant.MAX);
  }

  static GossipMessage block(long number, int size) {
    Content.Payload payload = new Content.Payload(number, bytes(number, size), List.of());
    Content block = new Content.DataMessage(payload);
    return new GossipMessage(0, CHANNEL, TagRules.tagFor(block), block);
  }

  static GossipMessage alive(long author, long sequence) {
    Content.Member member =
        new Content.Member(Endpoint.of("peer" + author, 7051), Bytes.EMPTY, pkiId(author));
    return GossipMessage.of(
        new Content.AliveMessage(member, new PeerTime(1, sequence), PeerIdentity.NONE));
  }

  static GossipMessage stateInfo(long author, Bytes mac, long sequence) {
    Content.Properties properties = new Content.Properties(sequence, false, List.of());
    return GossipMessage.of(
        new Content.StateInfo(new PeerTime(1, sequence), pkiId(author), mac, properties));
  }

  static SignedMessage signed(GossipMessage message) {
    return new SignedMessage(
        Envelope.signed(CODEC.encode(message), bytes(1, SIGNATURE_BYTES)), message);
  }

  static SignedMessage unsigned(GossipMessage message) {
    return new SignedMessage(Envelope.unsigned(CODEC.encode(message)), message);
  }

  /** A copy as it comes from the wire: equal bytes, another array. */
  static SignedMessage copy(SignedMessage message) {
    Envelope original = message.envelope();
    Envelope copy =
        original.signature().isEmpty()
            ? Envelope.unsigned(Bytes.copyOf(original.payload().toArray()))
            : Envelope.signed(
                Bytes.copyOf(original.payload().toArray()),
                Bytes.copyOf(original.signature().toArray()));
    return decode(copy);
  }

  static SignedMessage decode(Envelope envelope) {
    return switch (CODEC.decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage decoded) -> decoded;
      case Decoded.Failed<SignedMessage> failed ->
          throw new IllegalStateException(failed.explanation());
    };
  }

  static ReceivedMessage received(SignedMessage message, ValidatedIdentity from) {
    return new ReceivedMessage(
        message,
        new ConnectionInfo(
            LinkId.inbound(1), from, Envelope.unsigned(Bytes.EMPTY), "127.0.0.1:7051"));
  }
}
