// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.MessageForms.CONNECTION;
import static dev.hearsay.application.form.TrustForms.CONFIG;
import static dev.hearsay.application.form.Words.ADDRESS;
import static dev.hearsay.application.form.Words.BYTES;
import static dev.hearsay.application.form.Words.CHANNEL;
import static dev.hearsay.application.form.Words.DURATION;
import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.ENVELOPE;
import static dev.hearsay.application.form.Words.NUMBER;
import static dev.hearsay.application.form.Words.ORG;
import static dev.hearsay.application.form.Words.PKI_ID;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Load;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Lane;

/** What embedders want. */
final class CommandForms {

  static final Form<Load> LOAD =
      Form.of(
          (out, load) -> out.number(load.items()).number(load.bytes()),
          in -> new Load(in.integer(), in.number()));

  private static final Form<Lane> LANE = Form.constant(Lane.class);

  private static final Form<Seed> SEED =
      new Union<Seed>()
          .with(Seed.Bootstrap.class, ENDPOINT.as(Seed.Bootstrap::new, Seed.Bootstrap::endpoint))
          .with(
              Seed.Anchor.class,
              Form.of(
                  (out, seed) -> out.put(ENDPOINT, seed.endpoint()).put(ORG, seed.declaredOrg()),
                  in -> new Seed.Anchor(in.get(ENDPOINT), in.get(ORG))));

  private static final Form<Content.Chaincode> CHAINCODE =
      Form.of(
          (out, code) -> out.text(code.name()).text(code.version()).bytes(code.metadata()),
          in -> new Content.Chaincode(in.text(), in.text(), in.bytes()));

  private static final Form<Interest> INTEREST =
      Form.of(
          (out, interest) ->
              out.put(MessageForms.CONTENT.list(), interest.contents())
                  .put(CHANNEL, interest.channel()),
          in -> new Interest(in.get(MessageForms.CONTENT.list()), in.get(CHANNEL)));

  private CommandForms() {}

  static Form<Command> of(MessageForms messages) {
    Union<Command> commands = new Union<>();
    addMembership(commands);
    addChannels(commands);
    addSends(commands, messages);
    addSubscriptions(commands);
    return commands.with(Command.Stop.class, Form.only(new Command.Stop()));
  }

  private static void addMembership(Union<Command> commands) {
    commands
        .with(Command.Connect.class, SEED.as(Command.Connect::new, Command.Connect::seed))
        .with(
            Command.UpdateMetadata.class,
            BYTES.as(Command.UpdateMetadata::new, Command.UpdateMetadata::metadata))
        .with(
            Command.Suspect.class,
            PKI_ID.list().as(Command.Suspect::new, Command.Suspect::cleared));
  }

  private static void addChannels(Union<Command> commands) {
    commands
        .with(
            Command.JoinChannel.class,
            CONFIG.as(Command.JoinChannel::new, Command.JoinChannel::config))
        .with(
            Command.LeaveChannel.class,
            CHANNEL.as(Command.LeaveChannel::new, Command.LeaveChannel::channel))
        .with(
            Command.UpdateLedgerHeight.class,
            Form.of(
                (out, command) -> out.put(CHANNEL, command.channel()).number(command.height()),
                in -> new Command.UpdateLedgerHeight(in.get(CHANNEL), in.number())))
        .with(
            Command.UpdateChaincodes.class,
            Form.of(
                (out, command) ->
                    out.put(CHANNEL, command.channel()).put(CHAINCODE.list(), command.chaincodes()),
                in -> new Command.UpdateChaincodes(in.get(CHANNEL), in.get(CHAINCODE.list()))));
  }

  private static void addSends(Union<Command> commands, MessageForms messages) {
    commands
        .with(
            Command.Gossip.class, messages.signed.as(Command.Gossip::new, Command.Gossip::message))
        .with(
            Command.Send.class,
            Form.of(
                (out, send) ->
                    out.put(ENVELOPE, send.envelope())
                        .put(LANE, send.lane())
                        .put(ADDRESS.list(), send.targets()),
                in -> new Command.Send(in.get(ENVELOPE), in.get(LANE), in.get(ADDRESS.list()))))
        .with(Command.SendByCriteria.class, sendByCriteria(messages))
        .with(
            Command.Respond.class,
            Form.of(
                (out, answer) ->
                    out.put(CONNECTION, answer.to())
                        .put(ENVELOPE, answer.envelope())
                        .put(LANE, answer.lane()),
                in -> new Command.Respond(in.get(CONNECTION), in.get(ENVELOPE), in.get(LANE))))
        .with(
            Command.Acknowledge.class,
            Form.of(
                (out, ack) -> out.put(messages.received, ack.message()).text(ack.error()),
                in -> new Command.Acknowledge(in.get(messages.received), in.text())));
  }

  private static Form<Command.SendByCriteria> sendByCriteria(MessageForms messages) {
    return Form.of(
        (out, send) ->
            out.put(messages.draft, send.message())
                .put(ADDRESS.list(), send.candidates())
                .number(send.maxPeers())
                .number(send.minAck())
                .put(DURATION, send.timeout()),
        in ->
            new Command.SendByCriteria(
                in.get(messages.draft),
                in.get(ADDRESS.list()),
                in.integer(),
                in.integer(),
                in.get(DURATION)));
  }

  private static void addSubscriptions(Union<Command> commands) {
    commands
        .with(
            Command.Subscribe.class,
            Form.of(
                (out, command) ->
                    out.number(command.subscription()).put(INTEREST, command.interest()),
                in -> new Command.Subscribe(in.number(), in.get(INTEREST))))
        .with(
            Command.SubscribePassThrough.class,
            Form.of(
                (out, command) ->
                    out.number(command.subscription()).put(INTEREST, command.interest()),
                in -> new Command.SubscribePassThrough(in.number(), in.get(INTEREST))))
        .with(
            Command.SubscriberRead.class,
            Form.of(
                (out, read) ->
                    out.number(read.subscription())
                        .put(LOAD, read.blocks())
                        .put(LOAD, read.others()),
                in -> new Command.SubscriberRead(in.number(), in.get(LOAD), in.get(LOAD))))
        .with(
            Command.Unsubscribe.class,
            NUMBER.as(Command.Unsubscribe::new, Command.Unsubscribe::subscription));
  }
}
