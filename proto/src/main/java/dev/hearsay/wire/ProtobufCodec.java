// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;

/**
 * The one codec between Fabric's wire and the domain (wire §2), over the classes generated from the
 * schema.
 *
 * <p>Decoding never copies a byte field: each is a window on the bytes given. It refuses what
 * protobuf refuses (text that is not UTF-8 included, as Fabric does), messages without their
 * mandatory parts (pitfalls A.8), and those of more than {@link #MAX_PARTS} fields. Where a field
 * that must stand once stands several times, the last one counts, and a number that no choice has
 * means undefined: both as in Fabric.
 */
public final class ProtobufCodec implements MessageCodec {

  /**
   * The greatest number of fields in one payload, nested ones included: room for the answer of a
   * network of 40,000 peers, and a bound of some 70 MiB on what a message within the size limit can
   * become in memory besides its own bytes.
   */
  public static final int MAX_PARTS = 1 << 18;

  private static final PartsLimit PARTS =
      new PartsLimit(MAX_PARTS, dev.hearsay.wire.gossip.GossipMessage.getDescriptor());

  private static final WireParser<dev.hearsay.wire.gossip.GossipMessage> MESSAGES =
      new WireParser<>(dev.hearsay.wire.gossip.GossipMessage.parser());

  private static final WireParser<dev.hearsay.wire.gossip.Secret> SECRETS =
      new WireParser<>(dev.hearsay.wire.gossip.Secret.parser());

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    Bytes payload = envelope.payload();
    if (payload.isEmpty()) {
      return failed(DecodeFailure.MISSING_PAYLOAD, "envelope without payload");
    }
    if (!PARTS.admits(payload)) {
      return failed(DecodeFailure.TOO_MANY_PARTS, "message of more than " + MAX_PARTS + " fields");
    }
    try {
      return decode(envelope, MESSAGES.parse(payload));
    } catch (InvalidProtocolBufferException e) {
      return failed(DecodeFailure.MALFORMED, "no gossip message: " + e.getMessage());
    }
  }

  private static Decoded<SignedMessage> decode(
      Envelope envelope, dev.hearsay.wire.gossip.GossipMessage wire) {
    return switch (ContentDecoder.decode(wire)) {
      case Decoded.Value<Content>(Content content) ->
          new Decoded.Value<>(new SignedMessage(envelope, message(wire, content)));
      case Decoded.Failed<Content>(DecodeFailure reason, String detail) -> failed(reason, detail);
    };
  }

  private static GossipMessage message(
      dev.hearsay.wire.gossip.GossipMessage wire, Content content) {
    ChannelId channel =
        wire.getChannel().isEmpty()
            ? ChannelId.NONE
            : new ChannelId(BytesBridge.fromWire(wire.getChannel()));
    return new GossipMessage(wire.getNonce(), channel, EnumBridge.fromWire(wire.getTag()), content);
  }

  @Override
  public Bytes encode(GossipMessage message) {
    var wire =
        dev.hearsay.wire.gossip.GossipMessage.newBuilder()
            .setNonce(message.nonce())
            .setChannel(BytesBridge.toWire(message.channel().name()))
            .setTag(EnumBridge.toWire(message.tag()));
    ContentEncoder.encode(message.content(), wire);
    return Bytes.wrap(wire.build().toByteArray());
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    try {
      return new Decoded.Value<>(
          new Secret(new Endpoint(SECRETS.parse(payload).getInternalEndpoint())));
    } catch (InvalidProtocolBufferException e) {
      return failed(DecodeFailure.MALFORMED, "no secret: " + e.getMessage());
    }
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    return Bytes.wrap(
        dev.hearsay.wire.gossip.Secret.newBuilder()
            .setInternalEndpoint(secret.internalEndpoint().text())
            .build()
            .toByteArray());
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    return EnvelopeWire.parse(bytes);
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    return Bytes.wrap(EnvelopeWire.toArray(envelope));
  }

  private static <T> Decoded<T> failed(DecodeFailure reason, String detail) {
    return new Decoded.Failed<>(reason, detail);
  }
}
