// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.CommandForms.LOAD;
import static dev.hearsay.application.form.Words.BYTES;
import static dev.hearsay.application.form.Words.DURATION;
import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.VALIDATED;

import dev.hearsay.application.node.CheckSettings;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.node.TrustSettings;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.identity.IdentitySettings;
import dev.hearsay.domain.routing.PushSettings;

/** What a node is: its settings and how it describes itself. Neither holds a private key. */
public final class SettingsForms {

  private static final Form<IdentitySettings> IDENTITIES =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.usageThreshold())
                  .number(settings.maxIdentities())
                  .number(settings.maxIdentityBytes())
                  .number(settings.maxTotalBytes()),
          in -> new IdentitySettings(in.get(DURATION), in.integer(), in.integer(), in.number()));

  private static final Form<CertStoreSettings> CERT_STORE =
      Form.of(
          (out, settings) ->
              out.put(RoomForms.PULL, settings.pull())
                  .number(settings.maxItems())
                  .number(settings.maxItemBytes())
                  .number(settings.maxTotalBytes()),
          in ->
              new CertStoreSettings(
                  in.get(RoomForms.PULL), in.integer(), in.integer(), in.number()));

  private static final Form<CheckSettings> CHECKS =
      Form.of(
          (out, settings) ->
              out.number(settings.checksPerSecond())
                  .number(settings.burst())
                  .number(settings.maxPeers()),
          in -> new CheckSettings(in.integer(), in.integer(), in.integer()));

  private static final Form<TrustSettings> TRUST =
      Form.of(
          (out, settings) ->
              out.put(IDENTITIES, settings.identities())
                  .put(CERT_STORE, settings.pull())
                  .put(CHECKS, settings.checks()),
          in -> new TrustSettings(in.get(IDENTITIES), in.get(CERT_STORE), in.get(CHECKS)));

  private static final Form<PushSettings> PUSH =
      Form.of(
          (out, settings) ->
              out.text(settings.strategy())
                  .number(settings.propagatePeerNum())
                  .put(RoomForms.EMITTER, settings.emitter()),
          in -> new PushSettings(in.text(), in.integer(), in.get(RoomForms.EMITTER)));

  private static final Form<ChannelSettings> CHANNELS =
      Form.of(
          (out, settings) ->
              out.put(DURATION, settings.publishStateInfoInterval())
                  .put(DURATION, settings.requestStateInfoInterval())
                  .number(settings.pullPeerNum())
                  .put(DURATION, settings.earlyRequestGap())
                  .put(DURATION, settings.snapshotPatience())
                  .put(DURATION, settings.membershipTrackerInterval())
                  .put(DURATION, settings.sweepInterval())
                  .put(DURATION, settings.leadershipMemory())
                  .put(DURATION, settings.unknownChannelMemory())
                  .put(RoomForms.ANNOUNCEMENT, settings.announcement())
                  .put(RoomForms.BLOCKS, settings.blocks())
                  .put(RoomForms.CHANNEL_LIMITS, settings.limits()),
          in ->
              new ChannelSettings(
                  in.get(DURATION),
                  in.get(DURATION),
                  in.integer(),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(DURATION),
                  in.get(RoomForms.ANNOUNCEMENT),
                  in.get(RoomForms.BLOCKS),
                  in.get(RoomForms.CHANNEL_LIMITS)));

  private static final Form<ServiceSettings> SERVICE =
      Form.of(
          (out, settings) ->
              out.put(LOAD, settings.unpushed())
                  .number(settings.maxWaitingPublishers())
                  .put(LOAD, settings.unreadBlocks())
                  .put(LOAD, settings.unreadMessages())
                  .put(DURATION, settings.readerPatience()),
          in ->
              new ServiceSettings(
                  in.get(LOAD), in.integer(), in.get(LOAD), in.get(LOAD), in.get(DURATION)));

  /** The settings of a node. */
  public static final Form<NodeSettings> NODE =
      Form.of(
          (out, settings) ->
              out.put(RoomForms.CONNECTIONS, settings.connections())
                  .put(RoomForms.DISCOVERY, settings.discovery())
                  .put(PUSH, settings.push())
                  .put(TRUST, settings.trust())
                  .put(CHANNELS, settings.channels())
                  .put(SERVICE, settings.service()),
          in ->
              new NodeSettings(
                  in.get(RoomForms.CONNECTIONS),
                  in.get(RoomForms.DISCOVERY),
                  in.get(PUSH),
                  in.get(TRUST),
                  in.get(CHANNELS),
                  in.get(SERVICE)));

  /** How a node describes itself. */
  public static final Form<SelfDescription> SELF =
      Form.of(
          (out, self) ->
              out.put(ENDPOINT, self.externalEndpoint())
                  .put(ENDPOINT, self.internalEndpoint())
                  .put(BYTES, self.metadata())
                  .put(VALIDATED, self.identity()),
          in ->
              new SelfDescription(
                  in.get(ENDPOINT), in.get(ENDPOINT), in.get(BYTES), in.get(VALIDATED)));

  private SettingsForms() {}
}
