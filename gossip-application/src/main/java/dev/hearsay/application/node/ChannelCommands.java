// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.time.Now;

/** Carries out what the embedder wants of channels. Owned by the node loop. */
final class ChannelCommands {

  private final NodeParts parts;
  private final TrustDesk trust;
  private final GossipMetrics metrics;

  ChannelCommands(NodeParts parts, TrustDesk trust, GossipMetrics metrics) {
    this.parts = parts;
    this.trust = trust;
    this.metrics = metrics;
  }

  /** Cheap objections come before certificates are parsed. */
  void join(long ticket, ChannelConfig config) {
    parts
        .channels
        .objectionTo(config)
        .ifPresentOrElse(
            objection -> refuse(ticket, config, objection), () -> trust.trust(ticket, config));
  }

  /** Crypto and transport trust the configuration: the channel takes it. */
  void trusted(long ticket, ChannelConfig config, Now now) {
    var objection = parts.channels.objectionTo(config);
    if (objection.isPresent()) {
      refuse(ticket, config, objection.get());
      if (!isJoined(config.channel())) {
        trust.withdraw(ticket, config.channel());
      }
      return;
    }
    parts.channels.configure(config, now);
    applyAdmission(config.channel(), now);
    done(ticket);
  }

  /** Tells the embedder, and whoever listens, why a configuration was not taken. */
  void refuse(long ticket, ChannelConfig config, String detail) {
    metrics.on(new GossipEvent.ChannelConfigRefused(config.channel(), config.sequence(), detail));
    parts.replies.replied(ticket, new Reply.UnusableConfig(config.channel(), detail));
  }

  /** A configuration that was asked for before may still be on its way. */
  void leave(long ticket, ChannelId channel) {
    trust.leave(ticket, channel);
  }

  void settled(long ticket, ChannelId channel, Now now) {
    boolean joined = isJoined(channel);
    parts.channels.leave(channel, now);
    doneIf(joined, ticket, channel);
  }

  /** Others have heard that the channel was left: those of its organizations may be strangers. */
  void released(ChannelId channel) {
    trust.forget(channel);
  }

  void updateLedgerHeight(long ticket, Command.UpdateLedgerHeight update, Now now) {
    boolean known = parts.channels.updateLedgerHeight(update.channel(), update.height(), now);
    doneIf(known, ticket, update.channel());
  }

  void updateChaincodes(long ticket, Command.UpdateChaincodes update, Now now) {
    boolean known = parts.channels.updateChaincodes(update.channel(), update.chaincodes(), now);
    doneIf(known, ticket, update.channel());
  }

  /** A block is stored if it is new, and pushed in any case (dissemination §4). */
  void gossip(long ticket, SignedMessage message, Now now) {
    ChannelId channel = message.message().channel();
    if (!isJoined(channel)) {
      doneIf(false, ticket, channel);
    } else if (parts.publishers.admits(ticket)) {
      if (message.content() instanceof Content.DataMessage) {
        var _ = parts.channels.publishBlock(channel, message, now);
      }
      parts.push.add(message, PkiId.NONE, now);
      parts.publishers.published(ticket);
    }
  }

  /** Some subscriber lags behind, or has caught up. */
  void admissionMoved(Now now) {
    parts.channels.views().forEach(view -> applyAdmission(view.channel(), now));
  }

  private void applyAdmission(ChannelId channel, Now now) {
    parts.channels.blockAdmission(channel, parts.subscribers.admission(channel), now);
  }

  private boolean isJoined(ChannelId channel) {
    return parts.channels.view(channel).filter(view -> !view.left()).isPresent();
  }

  private void doneIf(boolean known, long ticket, ChannelId channel) {
    if (known) {
      done(ticket);
    } else {
      parts.replies.replied(ticket, new Reply.UnknownChannel(channel));
    }
  }

  private void done(long ticket) {
    parts.replies.replied(ticket, new Reply.Done());
  }
}
