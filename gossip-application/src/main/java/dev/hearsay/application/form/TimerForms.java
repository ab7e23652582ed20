// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.CHANNEL;
import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.LINK;
import static dev.hearsay.application.form.Words.NUMBER;
import static dev.hearsay.application.form.Words.PKI_ID;

import dev.hearsay.domain.block.BlockTimer;
import dev.hearsay.domain.channel.ChannelAlarm;
import dev.hearsay.domain.channel.ChannelTimer;
import dev.hearsay.domain.connection.ConnectionTimer;
import dev.hearsay.domain.discovery.DiscoveryTimer;
import dev.hearsay.domain.emitter.EmitterTimer;
import dev.hearsay.domain.identity.IdentityTimer;
import dev.hearsay.domain.pull.PullTimer;

/** The timers of the rooms. */
final class TimerForms {

  static final Form<EmitterTimer> EMITTER = Form.constant(EmitterTimer.class);

  static final Form<ConnectionTimer> CONNECTION =
      new Union<ConnectionTimer>()
          .with(
              ConnectionTimer.DialOverdue.class,
              LINK.as(ConnectionTimer.DialOverdue::new, ConnectionTimer.DialOverdue::link))
          .with(
              ConnectionTimer.HandshakeOverdue.class,
              LINK.as(
                  ConnectionTimer.HandshakeOverdue::new, ConnectionTimer.HandshakeOverdue::link))
          .with(
              ConnectionTimer.EndOverdue.class,
              LINK.as(ConnectionTimer.EndOverdue::new, ConnectionTimer.EndOverdue::link))
          .with(
              ConnectionTimer.DoubleLinkDue.class,
              PKI_ID.as(ConnectionTimer.DoubleLinkDue::new, ConnectionTimer.DoubleLinkDue::peer))
          .with(
              ConnectionTimer.RedialDue.class,
              Form.of(
                  (out, due) -> out.put(PKI_ID, due.peer()).number(due.rest()),
                  in -> new ConnectionTimer.RedialDue(in.get(PKI_ID), in.number())))
          .with(
              ConnectionTimer.AckOverdue.class,
              Form.of(
                  (out, due) -> out.number(due.nonce()).put(PKI_ID, due.peer()),
                  in -> new ConnectionTimer.AckOverdue(in.number(), in.get(PKI_ID))));

  static final Form<DiscoveryTimer> DISCOVERY =
      new Union<DiscoveryTimer>()
          .with(DiscoveryTimer.PushDue.class, Form.only(new DiscoveryTimer.PushDue()))
          .with(DiscoveryTimer.EarlyPushDue.class, Form.only(new DiscoveryTimer.EarlyPushDue()))
          .with(DiscoveryTimer.SyncDue.class, Form.only(new DiscoveryTimer.SyncDue()))
          .with(DiscoveryTimer.EarlySyncDue.class, Form.only(new DiscoveryTimer.EarlySyncDue()))
          .with(
              DiscoveryTimer.ExpirationCheckDue.class,
              Form.only(new DiscoveryTimer.ExpirationCheckDue()))
          .with(DiscoveryTimer.SweepDue.class, Form.only(new DiscoveryTimer.SweepDue()))
          .with(DiscoveryTimer.ReconnectDue.class, Form.only(new DiscoveryTimer.ReconnectDue()))
          .with(
              DiscoveryTimer.SeedRetryDue.class,
              Form.of(
                  (out, due) -> out.put(ENDPOINT, due.seed()).number(due.attempt()),
                  in -> new DiscoveryTimer.SeedRetryDue(in.get(ENDPOINT), in.integer())))
          .with(
              DiscoveryTimer.SeedAnswerDue.class,
              Form.of(
                  (out, due) -> out.put(ENDPOINT, due.seed()).number(due.attempt()),
                  in -> new DiscoveryTimer.SeedAnswerDue(in.get(ENDPOINT), in.integer())));

  static final Form<IdentityTimer> IDENTITY =
      new Union<IdentityTimer>()
          .with(IdentityTimer.Sweep.class, Form.only(new IdentityTimer.Sweep()))
          .with(
              IdentityTimer.NextExpiry.class,
              NUMBER.as(IdentityTimer.NextExpiry::new, IdentityTimer.NextExpiry::number));

  static final Form<PullTimer> PULL =
      new Union<PullTimer>()
          .with(PullTimer.Tick.class, Form.only(new PullTimer.Tick()))
          .with(PullTimer.Early.class, Form.only(new PullTimer.Early()))
          .with(
              PullTimer.DigestsDue.class,
              NUMBER.as(PullTimer.DigestsDue::new, PullTimer.DigestsDue::round))
          .with(
              PullTimer.RetryDue.class,
              NUMBER.as(PullTimer.RetryDue::new, PullTimer.RetryDue::round))
          .with(
              PullTimer.RoundOver.class,
              NUMBER.as(PullTimer.RoundOver::new, PullTimer.RoundOver::round));

  private static final Form<BlockTimer> BLOCK =
      new Union<BlockTimer>()
          .with(BlockTimer.Pull.class, PULL.as(BlockTimer.Pull::new, BlockTimer.Pull::timer))
          .with(BlockTimer.Sweep.class, Form.only(new BlockTimer.Sweep()))
          .with(BlockTimer.PatienceOver.class, Form.only(new BlockTimer.PatienceOver()));

  private static final Form<ChannelAlarm> ALARM = Form.constant(ChannelAlarm.class);

  static final Form<ChannelTimer> CHANNELS =
      new Union<ChannelTimer>()
          .with(
              ChannelTimer.OfChannel.class,
              Form.of(
                  (out, due) ->
                      out.put(CHANNEL, due.channel())
                          .number(due.membership())
                          .put(ALARM, due.alarm()),
                  in -> new ChannelTimer.OfChannel(in.get(CHANNEL), in.number(), in.get(ALARM))))
          .with(
              ChannelTimer.OfBlocks.class,
              Form.of(
                  (out, due) ->
                      out.put(CHANNEL, due.channel())
                          .number(due.membership())
                          .put(BLOCK, due.timer()),
                  in -> new ChannelTimer.OfBlocks(in.get(CHANNEL), in.number(), in.get(BLOCK))))
          .with(ChannelTimer.SweepUnknown.class, Form.only(new ChannelTimer.SweepUnknown()));

  private TimerForms() {}
}
