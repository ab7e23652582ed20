// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes each message on a page of a notebook; the encoding is the number of the page. */
public final class NotebookCodec implements MessageCodec {

  private final Map<Bytes, GossipMessage> pages = new LinkedHashMap<>();

  @Override
  public Bytes encode(GossipMessage message) {
    Bytes page = Bytes.utf8("page " + pages.size());
    pages.put(page, message);
    return page;
  }

  @Override
  public Decoded<SignedMessage> decode(Envelope envelope) {
    GossipMessage message = pages.get(envelope.payload());
    return message == null
        ? new Decoded.Failed<>(DecodeFailure.MALFORMED, "no such page")
        : new Decoded.Value<>(new SignedMessage(envelope, message));
  }

  /** What an envelope says, which must have been written here. */
  public GossipMessage messageOf(Envelope envelope) {
    return Objects.requireNonNull(pages.get(envelope.payload()));
  }

  @Override
  public Decoded<Secret> decodeSecret(Bytes payload) {
    throw new UnsupportedOperationException("nobody has secrets here");
  }

  @Override
  public Bytes encodeSecret(Secret secret) {
    throw new UnsupportedOperationException("nobody has secrets here");
  }

  @Override
  public Decoded<Envelope> decodeEnvelope(Bytes bytes) {
    throw new UnsupportedOperationException("envelopes travel as they are here");
  }

  @Override
  public Bytes encodeEnvelope(Envelope envelope) {
    throw new UnsupportedOperationException("envelopes travel as they are here");
  }
}
