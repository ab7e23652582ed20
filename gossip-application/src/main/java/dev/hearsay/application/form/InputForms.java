// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.TrustForms.CHECK_KEY;
import static dev.hearsay.application.form.TrustForms.CONFIG;
import static dev.hearsay.application.form.TrustForms.HANDSHAKE_KEY;
import static dev.hearsay.application.form.Words.ADDRESS;
import static dev.hearsay.application.form.Words.CHANNEL;
import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.ENVELOPE_KEY;
import static dev.hearsay.application.form.Words.LINK;
import static dev.hearsay.application.form.Words.NUMBER;
import static dev.hearsay.application.form.Words.ORG;
import static dev.hearsay.application.form.Words.VALIDATED;

import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.SigningPurpose;
import dev.hearsay.domain.channel.StateInfoPurpose;
import dev.hearsay.domain.discovery.AlivePurpose;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCodec;

/** All that can happen to a node, as it is written down. */
public final class InputForms {

  private static final Form<LinkEnd> LINK_END = Form.constant(LinkEnd.class);

  private static final Form<LinkInfo> LINK_INFO =
      Form.of(
          (out, info) ->
              out.flag(info.secured())
                  .bytes(info.ownTlsHash())
                  .bytes(info.remoteTlsHash())
                  .text(info.remoteAddress()),
          in -> new LinkInfo(in.flag(), in.bytes(), in.bytes(), in.text()));

  private static final Form<AlivePurpose> ALIVE =
      new Union<AlivePurpose>()
          .with(AlivePurpose.Push.class, Form.only(new AlivePurpose.Push()))
          .with(AlivePurpose.Sync.class, Form.only(new AlivePurpose.Sync()))
          .with(
              AlivePurpose.Approach.class,
              ENDPOINT.as(AlivePurpose.Approach::new, AlivePurpose.Approach::seed))
          .with(
              AlivePurpose.Revive.class,
              Form.of(
                  (out, revive) -> out.put(ADDRESS, revive.member()).put(ORG, revive.org()),
                  in -> new AlivePurpose.Revive(in.get(ADDRESS), in.get(ORG))))
          .with(
              AlivePurpose.Answer.class,
              Form.of(
                  (out, answer) ->
                      out.put(ADDRESS, answer.requester())
                          .put(ORG, answer.org())
                          .number(answer.nonce()),
                  in -> new AlivePurpose.Answer(in.get(ADDRESS), in.get(ORG), in.number())));

  private static final Form<StateInfoPurpose> STATE_INFO =
      Form.of(
          (out, purpose) ->
              out.put(CHANNEL, purpose.channel())
                  .number(purpose.change())
                  .number(purpose.membership()),
          in -> new StateInfoPurpose(in.get(CHANNEL), in.number(), in.number()));

  private static final Form<SigningPurpose> PURPOSE =
      new Union<SigningPurpose>()
          .with(
              SigningPurpose.OwnAlive.class,
              ALIVE.as(SigningPurpose.OwnAlive::new, SigningPurpose.OwnAlive::purpose))
          .with(SigningPurpose.OwnIdentity.class, Form.only(new SigningPurpose.OwnIdentity()))
          .with(
              SigningPurpose.OwnStateInfo.class,
              STATE_INFO.as(
                  SigningPurpose.OwnStateInfo::new, SigningPurpose.OwnStateInfo::purpose));

  private InputForms() {}

  /**
   * The form of inputs.
   *
   * @param codec decodes messages when they are read
   */
  public static Form<Input> of(MessageCodec codec) {
    MessageForms messages = new MessageForms(codec);
    TrustForms trust = new TrustForms(messages, codec);
    Union<Input> inputs = new Union<>();
    addTransport(inputs, messages);
    addSignatures(inputs, messages);
    addChecks(inputs, trust);
    addConfigurations(inputs);
    addTimers(inputs);
    Form<Input.Command> command = CommandForms.of(messages);
    return inputs.with(
        Input.Commanded.class,
        Form.of(
            (out, commanded) -> out.number(commanded.ticket()).put(command, commanded.command()),
            in -> new Input.Commanded(in.number(), in.get(command))));
  }

  private static void addTransport(Union<Input> inputs, MessageForms messages) {
    inputs
        .with(
            Input.LinkUp.class,
            Form.of(
                (out, up) -> out.put(LINK, up.link()).put(LINK_INFO, up.info()),
                in -> new Input.LinkUp(in.get(LINK), in.get(LINK_INFO))))
        .with(
            Input.Received.class,
            Form.of(
                (out, received) ->
                    out.put(LINK, received.link())
                        .put(messages.arrived, received.message())
                        .number(received.bytes()),
                in -> new Input.Received(in.get(LINK), in.get(messages.arrived), in.integer())))
        .with(Input.Writable.class, LINK.as(Input.Writable::new, Input.Writable::link))
        .with(
            Input.LinkDown.class,
            Form.of(
                (out, down) ->
                    out.put(LINK, down.link()).put(LINK_END, down.cause()).text(down.detail()),
                in -> new Input.LinkDown(in.get(LINK), in.get(LINK_END), in.text())))
        .with(
            Input.Pinged.class,
            Form.of(
                (out, pinged) ->
                    out.number(pinged.token()).flag(pinged.answered()).text(pinged.detail()),
                in -> new Input.Pinged(in.number(), in.flag(), in.text())));
  }

  private static void addSignatures(Union<Input> inputs, MessageForms messages) {
    inputs
        .with(
            Input.HandshakeSigned.class,
            Form.of(
                (out, own) -> out.put(HANDSHAKE_KEY, own.key()).put(messages.signed, own.message()),
                in -> new Input.HandshakeSigned(in.get(HANDSHAKE_KEY), in.get(messages.signed))))
        .with(
            Input.HandshakeSigningFailed.class,
            Form.of(
                (out, failed) -> out.put(HANDSHAKE_KEY, failed.key()).text(failed.detail()),
                in -> new Input.HandshakeSigningFailed(in.get(HANDSHAKE_KEY), in.text())))
        .with(
            Input.Signed.class,
            Form.of(
                (out, own) -> out.put(PURPOSE, own.purpose()).put(messages.signed, own.message()),
                in -> new Input.Signed(in.get(PURPOSE), in.get(messages.signed))))
        .with(
            Input.SigningFailed.class,
            Form.of(
                (out, failed) -> out.put(PURPOSE, failed.purpose()).text(failed.detail()),
                in -> new Input.SigningFailed(in.get(PURPOSE), in.text())));
  }

  private static void addChecks(Union<Input> inputs, TrustForms trust) {
    inputs
        .with(
            Input.HandshakeJudged.class,
            Form.of(
                (out, judged) ->
                    out.put(LINK, judged.link()).put(TrustForms.HANDSHAKE, judged.verdict()),
                in -> new Input.HandshakeJudged(in.get(LINK), in.get(TrustForms.HANDSHAKE))))
        .with(
            Input.Checked.class,
            Form.of(
                (out, checked) ->
                    out.put(CHECK_KEY, checked.key())
                        .put(trust.verified, checked.result())
                        .number(checked.signatures()),
                in -> new Input.Checked(in.get(CHECK_KEY), in.get(trust.verified), in.integer())))
        .with(
            Input.BlockChecked.class,
            Form.of(
                (out, checked) ->
                    out.put(ENVELOPE_KEY, checked.key()).put(trust.block, checked.result()),
                in -> new Input.BlockChecked(in.get(ENVELOPE_KEY), in.get(trust.block))))
        .with(
            Input.Revalidated.class,
            Form.of(
                (out, judged) ->
                    out.put(VALIDATED, judged.identity())
                        .put(TrustForms.IDENTITY, judged.verdict()),
                in -> new Input.Revalidated(in.get(VALIDATED), in.get(TrustForms.IDENTITY))));
  }

  private static void addConfigurations(Union<Input> inputs) {
    inputs
        .with(
            Input.ConfigAccepted.class,
            Form.of(
                (out, accepted) -> out.number(accepted.ticket()).put(CONFIG, accepted.config()),
                in -> new Input.ConfigAccepted(in.number(), in.get(CONFIG))))
        .with(
            Input.ConfigRefused.class,
            Form.of(
                (out, refused) ->
                    out.number(refused.ticket())
                        .put(CONFIG, refused.config())
                        .text(refused.detail()),
                in -> new Input.ConfigRefused(in.number(), in.get(CONFIG), in.text())))
        .with(
            Input.ConfigsSettled.class,
            Form.of(
                (out, settled) -> out.number(settled.ticket()).put(CHANNEL, settled.channel()),
                in -> new Input.ConfigsSettled(in.number(), in.get(CHANNEL))))
        .with(
            Input.TrustEnded.class,
            Form.of(
                (out, ended) -> out.put(CHANNEL, ended.channel()).flag(ended.ended()),
                in -> new Input.TrustEnded(in.get(CHANNEL), in.flag())));
  }

  private static void addTimers(Union<Input> inputs) {
    inputs
        .with(
            Input.ConnectionDue.class,
            TimerForms.CONNECTION.as(Input.ConnectionDue::new, Input.ConnectionDue::timer))
        .with(
            Input.DiscoveryDue.class,
            TimerForms.DISCOVERY.as(Input.DiscoveryDue::new, Input.DiscoveryDue::timer))
        .with(
            Input.IdentityDue.class,
            TimerForms.IDENTITY.as(Input.IdentityDue::new, Input.IdentityDue::timer))
        .with(
            Input.IdentityPullDue.class,
            TimerForms.PULL.as(Input.IdentityPullDue::new, Input.IdentityPullDue::timer))
        .with(Input.IntroductionDue.class, Form.only(new Input.IntroductionDue()))
        .with(
            Input.ChannelDue.class,
            TimerForms.CHANNELS.as(Input.ChannelDue::new, Input.ChannelDue::timer))
        .with(
            Input.SubscriberDue.class,
            NUMBER.as(Input.SubscriberDue::new, Input.SubscriberDue::subscription))
        .with(
            Input.EmitterDue.class,
            TimerForms.EMITTER.as(Input.EmitterDue::new, Input.EmitterDue::timer))
        .with(
            Input.BlockEmitterDue.class,
            TimerForms.EMITTER.as(Input.BlockEmitterDue::new, Input.BlockEmitterDue::timer));
  }
}
