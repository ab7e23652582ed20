// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.time.Now;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The words of which inputs consist: numbers, names, times, envelopes. */
public final class Words {

  /** A number. */
  public static final Form<Long> NUMBER = Form.of(FormWriter::number, FormReader::number);

  static final Form<Boolean> FLAG = Form.of(FormWriter::flag, FormReader::flag);
  static final Form<String> TEXT = Form.of(FormWriter::text, FormReader::text);
  static final Form<Bytes> BYTES = Form.of(FormWriter::bytes, FormReader::bytes);

  static final Form<Duration> DURATION =
      Form.of(
          (out, time) -> out.number(time.getSeconds()).number(time.getNano()),
          in -> Duration.ofSeconds(in.number(), in.integer()));

  static final Form<Instant> INSTANT =
      Form.of(
          (out, moment) -> out.number(moment.getEpochSecond()).number(moment.getNano()),
          Words::instant);

  /** Both clocks of a node. */
  public static final Form<Now> NOW =
      Form.of(
          (out, now) -> out.number(now.elapsedNanos()).put(INSTANT, now.wall()),
          in -> new Now(in.number(), in.get(INSTANT)));

  static final Form<PkiId> PKI_ID = BYTES.as(PkiId::new, PkiId::value);

  /** An organization. */
  public static final Form<OrgId> ORG = TEXT.as(OrgId::new, OrgId::mspId);

  static final Form<ChannelId> CHANNEL = BYTES.as(ChannelId::new, ChannelId::name);
  static final Form<Endpoint> ENDPOINT = TEXT.as(Endpoint::new, Endpoint::text);
  static final Form<PeerIdentity> IDENTITY = BYTES.as(PeerIdentity::new, PeerIdentity::serialized);

  static final Form<LinkId> LINK =
      Form.of(
          (out, link) -> out.flag(link.isInbound()).number(link.number()),
          in -> in.flag() ? LinkId.inbound(in.number()) : LinkId.outbound(in.number()));

  static final Form<ValidatedIdentity> VALIDATED =
      Form.of(
          (out, known) ->
              out.put(PKI_ID, known.pkiId())
                  .put(IDENTITY, known.identity())
                  .put(ORG, known.org())
                  .put(INSTANT, known.expiresAt()),
          in ->
              new ValidatedIdentity(
                  in.get(PKI_ID), in.get(IDENTITY), in.get(ORG), in.get(INSTANT)));

  static final Form<PeerAddress> ADDRESS =
      Form.of(
          (out, address) -> out.put(PKI_ID, address.peer()).put(ENDPOINT, address.endpoint()),
          in -> new PeerAddress(in.get(PKI_ID), in.get(ENDPOINT)));

  static final Form<SecretEnvelope> SECRET =
      Form.of(
          (out, secret) -> out.bytes(secret.payload()).bytes(secret.signature()),
          in -> new SecretEnvelope(in.bytes(), in.bytes()));

  static final Form<Envelope> ENVELOPE =
      Form.of(
          (out, envelope) ->
              out.bytes(envelope.payload())
                  .bytes(envelope.signature())
                  .put(SECRET.optional(), envelope.secret()),
          Words::envelope);

  static final Form<Envelope.Key> ENVELOPE_KEY =
      Form.of(
          (out, key) -> out.bytes(key.payload()).bytes(key.signature()),
          in -> new Envelope.Key(in.bytes(), in.bytes()));

  private Words() {}

  private static Instant instant(FormReader in) {
    try {
      return Instant.ofEpochSecond(in.number(), in.integer());
    } catch (DateTimeException beyond) {
      throw new MalformedFormException("a moment beyond all times", beyond);
    }
  }

  private static Envelope envelope(FormReader in) {
    Envelope envelope = Envelope.signed(in.bytes(), in.bytes());
    return in.get(SECRET.optional()).map(envelope::withSecret).orElse(envelope);
  }
}
