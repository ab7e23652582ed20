// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import java.util.List;

/** Envelopes, alone and inside other messages, as windows on the same arrays. */
final class EnvelopeBridge {

  private EnvelopeBridge() {}

  static Envelope fromWire(dev.hearsay.wire.gossip.Envelope wire) {
    Envelope envelope =
        Envelope.signed(
            BytesBridge.fromWire(wire.getPayload()), BytesBridge.fromWire(wire.getSignature()));
    return wire.hasSecretEnvelope()
        ? envelope.withSecret(fromWire(wire.getSecretEnvelope()))
        : envelope;
  }

  static List<Envelope> fromWire(List<dev.hearsay.wire.gossip.Envelope> list) {
    return list.stream().map(EnvelopeBridge::fromWire).toList();
  }

  static dev.hearsay.wire.gossip.Envelope toWire(Envelope envelope) {
    var wire =
        dev.hearsay.wire.gossip.Envelope.newBuilder()
            .setPayload(BytesBridge.toWire(envelope.payload()))
            .setSignature(BytesBridge.toWire(envelope.signature()));
    envelope.secret().ifPresent(secret -> wire.setSecretEnvelope(toWire(secret)));
    return wire.build();
  }

  static List<dev.hearsay.wire.gossip.Envelope> toWire(List<Envelope> list) {
    return list.stream().map(EnvelopeBridge::toWire).toList();
  }

  private static SecretEnvelope fromWire(dev.hearsay.wire.gossip.SecretEnvelope wire) {
    return new SecretEnvelope(
        BytesBridge.fromWire(wire.getPayload()), BytesBridge.fromWire(wire.getSignature()));
  }

  private static dev.hearsay.wire.gossip.SecretEnvelope toWire(SecretEnvelope secret) {
    return dev.hearsay.wire.gossip.SecretEnvelope.newBuilder()
        .setPayload(BytesBridge.toWire(secret.payload()))
        .setSignature(BytesBridge.toWire(secret.signature()))
        .build();
  }
}
