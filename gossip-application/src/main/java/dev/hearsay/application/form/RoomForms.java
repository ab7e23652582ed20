// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.DURATION;

import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.channel.AnnouncementSettings;
import dev.hearsay.domain.channel.ChannelLimits;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoveryLimits;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.pull.PullLimits;
import dev.hearsay.domain.pull.PullSettings;

/** The settings of the rooms. */
final class RoomForms {

  private static final Form<PullLimits> PULL_LIMITS =
      Form.of(
          (out, limits) ->
              out.number(limits.maxDigests())
                  .number(limits.maxDigestBytes())
                  .number(limits.maxUpdateBytes())
                  .number(limits.maxPeerBytesPerSecond())
                  .number(limits.maxHellos())
                  .number(limits.maxHellosPerPeer())
                  .number(limits.maxRequestsPerHello()),
          in ->
              new PullLimits(
                  in.integer(),
                  in.integer(),
                  in.number(),
                  in.number(),
                  in.integer(),
                  in.integer(),
                  in.integer()));

  static final Form<PullSettings> PULL =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.pullInterval())
                  .number(settings.pullPeerNum())
                  .put(DURATION, settings.digestWaitTime())
                  .put(DURATION, settings.requestWaitTime())
                  .put(DURATION, settings.responseWaitTime())
                  .put(DURATION, settings.earlyRoundGap())
                  .put(PULL_LIMITS, settings.limits()),
          in ->
              new PullSettings(
                  in.get(DURATION),
                  in.integer(),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(PULL_LIMITS)));

  static final Form<EmitterSettings> EMITTER =
      Form.of(
          (out, settings) ->
              out.number(settings.iterations())
                  .number(settings.burstSize())
                  .put(DURATION, settings.latency())
                  .number(settings.maxPending())
                  .number(settings.maxPendingBytes()),
          in ->
              new EmitterSettings(
                  in.integer(), in.integer(), in.get(DURATION), in.integer(), in.number()));

  private static final Form<ConnectionSettings.Links> LINKS =
      Form.of(
          (out, links) ->
              out.number(links.total())
                  .number(links.strangers())
                  .number(links.inboundPerPeer())
                  .number(links.handshakeBytes())
                  .number(links.window())
                  .number(links.largeMessageBytes())
                  .number(links.readAheadBytes()),
          in ->
              new ConnectionSettings.Links(
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer()));

  private static final Form<ConnectionSettings.Lanes> LANES =
      Form.of(
          (out, lanes) ->
              out.number(lanes.messages()).number(lanes.lightBytes()).number(lanes.blockBytes()),
          in -> new ConnectionSettings.Lanes(in.integer(), in.integer(), in.integer()));

  private static final Form<ConnectionSettings.Dialling> DIALLING =
      Form.of(
          (out, dialling) ->
              out.number(dialling.concurrent())
                  .number(dialling.waiting())
                  .put(DURATION, dialling.patience())
                  .number(dialling.attemptsBeforeDead())
                  .put(DURATION, dialling.firstBackOff())
                  .put(DURATION, dialling.longestBackOff()),
          in ->
              new ConnectionSettings.Dialling(
                  in.integer(),
                  in.integer(),
                  in.get(DURATION),
                  in.integer(),
                  in.get(DURATION),
                  in.get(DURATION)));

  static final Form<ConnectionSettings> CONNECTIONS =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.handshakeTimeout())
                  .put(DURATION, settings.grace())
                  .put(LINKS, settings.links())
                  .put(LANES, settings.lanes())
                  .put(DIALLING, settings.dialling())
                  .number(settings.maxPendingAcks()),
          in ->
              new ConnectionSettings(
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(LINKS),
                  in.get(LANES),
                  in.get(DIALLING),
                  in.integer()));

  private static final Form<DiscoveryLimits> DISCOVERY_LIMITS =
      Form.of(
          (out, limits) ->
              out.number(limits.maxMembersPerOrg())
                  .number(limits.maxReportedDead())
                  .number(limits.maxTombstones())
                  .number(limits.maxResponseElements())
                  .number(limits.maxResponseBytes())
                  .number(limits.maxQuestions())
                  .number(limits.maxWaiting())
                  .number(limits.maxProbes())
                  .number(limits.maxAliveBytes())
                  .number(limits.maxMetadataBytes()),
          in ->
              new DiscoveryLimits(
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.integer()));

  static final Form<DiscoverySettings> DISCOVERY =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.aliveTimeInterval())
                  .put(DURATION, settings.aliveExpirationTimeout())
                  .put(DURATION, settings.reconnectInterval())
                  .number(settings.maxConnectionAttempts())
                  .number(settings.msgExpirationFactor())
                  .put(DURATION, settings.publishCertPeriod())
                  .put(DURATION, settings.pullInterval())
                  .number(settings.pullPeerNum())
                  .put(DURATION, settings.responseTimeout())
                  .put(DISCOVERY_LIMITS, settings.limits()),
          in ->
              new DiscoverySettings(
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.integer(),
                  in.integer(),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.integer(),
                  in.get(DURATION),
                  in.get(DISCOVERY_LIMITS)));

  static final Form<AnnouncementSettings> ANNOUNCEMENT =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.minDelay())
                  .put(DURATION, settings.maxDelay())
                  .put(DURATION, settings.gap())
                  .number(settings.redundancy()),
          in ->
              new AnnouncementSettings(
                  in.get(DURATION), in.get(DURATION), in.get(DURATION), in.integer()));

  private static final Form<BlockSettings.Store> STORE =
      Form.of(
          (out, store) ->
              out.number(store.maxBytes()).put(DURATION, store.ttl()).number(store.maxBlockCount()),
          in -> new BlockSettings.Store(in.number(), in.get(DURATION), in.integer()));

  private static final Form<BlockSettings.Checks> CHECKS =
      Form.of(
          (out, checks) ->
              out.number(checks.maxBlockBytes())
                  .number(checks.maxNumbers())
                  .number(checks.maxCopies())
                  .number(checks.maxBytes()),
          in -> new BlockSettings.Checks(in.integer(), in.integer(), in.integer(), in.number()));

  static final Form<BlockSettings> BLOCKS =
      Form.of(
          (out, settings) ->
              out.put(PULL, settings.pull())
                  .put(DURATION, settings.gapPatience())
                  .put(STORE, settings.store())
                  .put(CHECKS, settings.checks())
                  .number(settings.rememberedNumbers()),
          in ->
              new BlockSettings(
                  in.get(PULL), in.get(DURATION), in.get(STORE), in.get(CHECKS), in.integer()));

  static final Form<ChannelLimits> CHANNEL_LIMITS =
      Form.of(
          (out, limits) ->
              out.number(limits.maxChannels())
                  .number(limits.maxStateInfos())
                  .number(limits.maxStateInfoBytes())
                  .number(limits.maxStoreBytes())
                  .number(limits.maxSnapshotElements())
                  .number(limits.maxSnapshotBytes())
                  .number(limits.maxUnknownStateInfos())
                  .number(limits.maxUnknownBytes())
                  .number(limits.maxLeaders())
                  .number(limits.maxRequests())
                  .number(limits.maxReverifications()),
          in ->
              new ChannelLimits(
                  in.integer(),
                  in.integer(),
                  in.integer(),
                  in.number(),
                  in.integer(),
                  in.number(),
                  in.integer(),
                  in.number(),
                  in.integer(),
                  in.integer(),
                  in.integer()));

  private RoomForms() {}
}
