// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.BYTES;
import static dev.hearsay.application.form.Words.CHANNEL;
import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.ENVELOPE;
import static dev.hearsay.application.form.Words.ENVELOPE_KEY;
import static dev.hearsay.application.form.Words.ORG;
import static dev.hearsay.application.form.Words.VALIDATED;

import dev.hearsay.application.node.CheckKey;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.time.Instant;

/**
 * The outcomes of checks. What was verified once can only come from a verifier, so whoever reads it
 * asks one again, with a crypto that believes what stands written.
 */
final class TrustForms {

  static final Form<HandshakeKey> HANDSHAKE_KEY =
      Form.of(
          (out, key) -> out.flag(key.secured()).bytes(key.tlsHash()).flag(key.probe()),
          in -> new HandshakeKey(in.flag(), in.bytes(), in.flag()));

  static final Form<CheckKey> CHECK_KEY =
      Form.of(
          (out, key) -> out.put(ENVELOPE_KEY, key.envelope()).put(CHANNEL, key.readersOf()),
          in -> new CheckKey(in.get(ENVELOPE_KEY), in.get(CHANNEL)));

  private static final Form<Rejection> REJECTION = Form.constant(Rejection.class);

  static final Form<HandshakeVerdict> HANDSHAKE =
      new Union<HandshakeVerdict>()
          .with(
              HandshakeVerdict.Accepted.class,
              Form.of(
                  (out, yes) ->
                      out.put(VALIDATED, yes.peer()).put(ENVELOPE, yes.proof()).flag(yes.probe()),
                  in ->
                      new HandshakeVerdict.Accepted(
                          in.get(VALIDATED), in.get(ENVELOPE), in.flag())))
          .with(
              HandshakeVerdict.Refused.class,
              Form.of(
                  (out, no) -> out.put(REJECTION, no.reason()).text(no.detail()),
                  in -> new HandshakeVerdict.Refused(in.get(REJECTION), in.text())));

  static final Form<IdentityVerdict> IDENTITY =
      new Union<IdentityVerdict>()
          .with(
              IdentityVerdict.Valid.class,
              VALIDATED.as(IdentityVerdict.Valid::new, IdentityVerdict.Valid::identity))
          .with(
              IdentityVerdict.Refused.class,
              Form.of(
                  (out, no) -> out.put(REJECTION, no.reason()).text(no.detail()),
                  in -> new IdentityVerdict.Refused(in.get(REJECTION), in.text())));

  private static final Form<ChannelConfig.Organization> ORGANIZATION =
      Form.of(
          (out, org) ->
              out.put(ORG, org.org())
                  .bytes(org.msp())
                  .put(ENDPOINT.list(), org.anchors())
                  .put(BYTES.list(), org.tlsCertificates()),
          in ->
              new ChannelConfig.Organization(
                  in.get(ORG), in.bytes(), in.get(ENDPOINT.list()), in.get(BYTES.list())));

  static final Form<ChannelConfig> CONFIG =
      Form.of(
          (out, config) ->
              out.put(CHANNEL, config.channel())
                  .number(config.sequence())
                  .put(ORGANIZATION.list(), config.applicationOrgs())
                  .put(ORGANIZATION.list(), config.ordererOrgs())
                  .put(PolicyForms.RULES, config.rules()),
          in ->
              new ChannelConfig(
                  in.get(CHANNEL),
                  in.number(),
                  in.get(ORGANIZATION.list()),
                  in.get(ORGANIZATION.list()),
                  in.get(PolicyForms.RULES)));

  private final Form<SignedMessage> signed;
  private final MessageVerifier messages;
  private final BlockVerifier blocks = new BlockVerifier(new Belief());

  /** The outcome of a check of a message. */
  final Form<VerificationResult> verified =
      new Union<VerificationResult>()
          .with(
              VerificationResult.Passed.class,
              Form.of((out, yes) -> write(out, yes.message()), this::message))
          .with(
              VerificationResult.Failed.class,
              Form.of(
                  (out, no) -> out.put(REJECTION, no.reason()).text(no.detail()),
                  in -> new VerificationResult.Failed(in.get(REJECTION), in.text())));

  /** The outcome of a check of a block. */
  final Form<BlockResult> block =
      new Union<BlockResult>()
          .with(
              BlockResult.Passed.class, Form.of((out, yes) -> write(out, yes.block()), this::block))
          .with(
              BlockResult.Failed.class,
              Form.of(
                  (out, no) -> out.put(REJECTION, no.reason()).text(no.detail()),
                  in -> new BlockResult.Failed(in.get(REJECTION), in.text())));

  TrustForms(MessageForms messages, MessageCodec codec) {
    this.signed = messages.signed;
    this.messages = new MessageVerifier(new Belief(), codec);
  }

  private void write(FormWriter out, VerifiedMessage message) {
    out.put(signed, message.signed())
        .put(VALIDATED, message.author())
        .flag(message.secret().isPresent());
  }

  /** A readers rule looks at no secret; what an author signed shows one that is there. */
  private VerificationResult.Passed message(FormReader in) {
    SignedMessage message = in.get(signed);
    ValidatedIdentity author = in.get(VALIDATED);
    Signer signer =
        in.flag() ? new Signer.Known(author) : new Signer.Reader(author, ChannelId.NONE);
    return passed(
        messages.verify(
            new VerificationRequest(message, author.pkiId(), signer, Instant.MIN), true));
  }

  private static VerificationResult.Passed passed(VerificationResult result) {
    return switch (result) {
      case VerificationResult.Passed yes -> yes;
      case VerificationResult.Failed(Rejection reason, String detail) ->
          throw new MalformedFormException("a verified message is none: " + reason + " " + detail);
    };
  }

  private void write(FormWriter out, VerifiedBlock block) {
    out.put(CHANNEL, block.channel()).put(signed, block.message());
  }

  private BlockResult.Passed block(FormReader in) {
    ChannelId channel = in.get(CHANNEL);
    SignedMessage message = in.get(signed);
    if (message.content() instanceof Content.DataMessage data
        && blocks.verify(new BlockCheck(channel, message, data))
            instanceof BlockResult.Passed yes) {
      return yes;
    }
    throw new MalformedFormException("a verified block is none");
  }
}
