// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.block.BlockRange;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.routing.ChannelAudience;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The channels of one node (channels §1): which there are, and which of them a message is for.
 *
 * <p>Owned by the node loop. A channel that was joined is known until the node stops, also when it
 * was left; joining it again begins anew with a greater incarnation and a height of 1, as a restart
 * would. Bounded in channels; each channel bounds itself.
 *
 * <p>It does not push what it publishes: that is handed to {@link ChannelComm#gossip}. It does not
 * promise to know a channel by its MAC before it was joined.
 */
public final class ChannelState {

  private final Surroundings here;
  private final ChannelDirectory directory = new ChannelDirectory(ChannelMac::of);
  private final UnknownChannels unknown;
  private long joinings;
  private boolean stopped;
  private List<ChannelView> views = List.of();
  private long viewsOf;

  /** A node that has joined no channel yet. */
  public ChannelState(SelfDescription self, ChannelSettings settings, ChannelPorts ports) {
    this.here = new Surroundings(self, settings, ports);
    this.unknown = new UnknownChannels(here);
  }

  /** Begins to forget what ages; channels begin when they are joined. */
  public void start(Now now) {
    here.ports().timers().schedule(unknown.scanInterval(), new ChannelTimer.SweepUnknown());
  }

  /** Ends everything; what comes later is ignored. The views stay as they are. */
  public void stop(Now now) {
    stopped = true;
    directory.all().forEach(GossipChannel::stop);
  }

  // ---- commands

  /** Whether a configuration would be taken. */
  public boolean wouldTake(ChannelConfig config) {
    return objectionTo(config).isEmpty();
  }

  /**
   * Why a configuration would not be taken, in one line (channels §1.2): it has no well-formed
   * name, no organizations, not ours among them, a lower sequence than the one in force, or there
   * is no room for another channel. Empty if it would be taken.
   */
  public Optional<String> objectionTo(ChannelConfig config) {
    if (stopped) {
      return Optional.of("the node has stopped");
    }
    if (!config.channel().isWellFormed()) {
      return Optional.of("'" + config.channel() + "' is no name of a channel");
    }
    if (config.applicationOrgs().isEmpty()) {
      return Optional.of("it has no application organization");
    }
    OrgId own = here.self().org();
    if (config.applicationOrgs().stream().noneMatch(member -> member.org().equals(own))) {
      return Optional.of(own + " is not among its application organizations");
    }
    return directory
        .find(config.channel())
        .map(
            known -> known.hasLeft() ? Optional.<String>empty() : olderThan(known.config(), config))
        .orElseGet(this::noRoom);
  }

  private static Optional<String> olderThan(ChannelConfig current, ChannelConfig config) {
    return Long.compareUnsigned(config.sequence(), current.sequence()) >= 0
        ? Optional.empty()
        : Optional.of(
            "its sequence is lower than "
                + Long.toUnsignedString(current.sequence())
                + ", which is in force");
  }

  private Optional<String> noRoom() {
    int max = here.limits().maxChannels();
    return directory.unreleased() < max
        ? Optional.empty()
        : Optional.of(max + " channels were joined already");
  }

  /**
   * Puts a configuration in force: joins the channel, or reconfigures it. One that there is an
   * objection to is reported and changes nothing.
   *
   * @param config trusted, and known to the crypto already
   */
  public void configure(ChannelConfig config, Now now) {
    Optional<String> objection = objectionTo(config);
    if (objection.isPresent()) {
      here.ports()
          .metrics()
          .on(
              new GossipEvent.ChannelConfigRefused(
                  config.channel(), config.sequence(), objection.get()));
      return;
    }
    Optional<GossipChannel> known = directory.find(config.channel());
    known
        .filter(channel -> !channel.hasLeft())
        .ifPresentOrElse(
            channel -> channel.reconfigure(config, now), () -> join(config, known, now));
    here.ports()
        .metrics()
        .on(new GossipEvent.ChannelConfigured(config.channel(), config.sequence()));
    here.ports().listener().configured(config, now);
  }

  private void join(ChannelConfig config, Optional<GossipChannel> earlier, Now now) {
    earlier.ifPresentOrElse(
        GossipChannel::giveWay, () -> directory.makeRoom(here.limits().maxChannels()));
    joinings++;
    ChannelId name = config.channel();
    Joining joining =
        new Joining(here, name, joinings, here.ports().randomness().fork(name + "/" + joinings));
    GossipChannel channel =
        new GossipChannel(
            joining,
            config,
            earlier.map(GossipChannel::incarnation).orElse(0L),
            directory.watchOf(name),
            now);
    directory.put(channel);
    channel.join(now);
  }

  /** Leaves a channel (channels §1.3); without effect if it was not joined. */
  public void leave(ChannelId channel, Now now) {
    joined(channel)
        .ifPresent(left -> {
          left.leave(now);
          here.ports().metrics().on(new GossipEvent.ChannelLeft(channel));
        });
  }

  /**
   * The embedder's ledger holds all blocks below {@code height}, unsigned.
   *
   * @return false if the channel was not joined, or was left
   */
  public boolean updateLedgerHeight(ChannelId channel, long height, Now now) {
    Optional<GossipChannel> joined = joined(channel);
    joined.ifPresent(found -> found.ledgerHeight(height, now));
    return joined.isPresent();
  }

  /**
   * Replaces what this node states of its chaincodes, and publishes it at once.
   *
   * @return false if the channel was not joined, or was left
   */
  public boolean updateChaincodes(ChannelId channel, List<Content.Chaincode> chaincodes, Now now) {
    Optional<GossipChannel> joined = joined(channel);
    joined.ifPresent(found -> found.chaincodes(chaincodes, now));
    return joined.isPresent();
  }

  /**
   * Takes a block of the embedder, which is trusted. To push it is the caller's task.
   *
   * @return whether it was new; false as well if the channel was not joined, or was left
   */
  public boolean publishBlock(ChannelId channel, SignedMessage block, Now now) {
    return joined(channel).filter(found -> found.publish(block, now)).isPresent();
  }

  /** Which blocks of a channel may come in, as its subscribers keep up. */
  public void blockAdmission(ChannelId channel, BlockAdmission allowed, Now now) {
    joined(channel).ifPresent(found -> found.blockAdmission(allowed, now));
  }

  /**
   * The blocks of a channel that were delivered, lie in the ledger, or were given up, ascending;
   * none if the channel was not joined, or was left.
   */
  public List<BlockRange> pastBlocks(ChannelId channel) {
    return joined(channel).map(GossipChannel::pastBlocks).orElse(List.of());
  }

  private Optional<GossipChannel> joined(ChannelId channel) {
    return stopped ? Optional.empty() : directory.find(channel).filter(found -> !found.hasLeft());
  }

  // ---- inputs

  /**
   * Any channel-restricted message with a legal tag. State requests, state responses and private
   * data end here: pass-through subscribers have them from elsewhere.
   */
  public void receive(ReceivedMessage message, Now now) {
    if (stopped) {
      return;
    }
    Optional<GossipChannel> channel = channelOf(message, now);
    if (channel.isPresent()) {
      channel.get().receive(message, now);
    } else if (message.content() instanceof StateInfo info) {
      unknown.receive(message, info, now);
    } else {
      PkiId from = message.from().peer().pkiId();
      String kind = message.content().getClass().getSimpleName();
      here.refuse(Rejection.UNKNOWN_CHANNEL, from, kind);
    }
  }

  private Optional<GossipChannel> channelOf(ReceivedMessage message, Now now) {
    if (message.content() instanceof StateInfo info) {
      return isKnown(info.pkiId(), now) ? listenerTo(info) : Optional.empty();
    }
    if (message.content() instanceof Content.StateInfoPullRequest request) {
      return directory.find(message.from().peer().pkiId(), request.channelMac());
    }
    return directory.find(message.signed().message().channel());
  }

  /** For a stranger no MAC is computed: there is no end of them. */
  private boolean isKnown(PkiId author, Now now) {
    return here.ports().members().identityOf(author, now).isPresent();
  }

  /** A channel that was left long ago is as good as one that was never joined. */
  private Optional<GossipChannel> listenerTo(StateInfo info) {
    return directory.find(info.pkiId(), info.channelMac()).filter(channel -> !channel.isReleased());
  }

  /** A timer came back. */
  public void timer(ChannelTimer timer, Now now) {
    if (stopped) {
      return;
    }
    switch (timer) {
      case ChannelTimer.OfChannel due ->
          directory.find(due.channel()).ifPresent(channel -> channel.timer(due, now));
      case ChannelTimer.OfBlocks due ->
          directory.find(due.channel()).ifPresent(channel -> channel.timer(due, now));
      case ChannelTimer.SweepUnknown again -> {
        here.ports().timers().schedule(unknown.scanInterval(), again);
        unknown.expire(now);
      }
    }
  }

  /** The answer to a check of a message. */
  public void checked(ChannelOrigin origin, VerificationResult result, Now now) {
    if (stopped) {
      return;
    }
    switch (origin) {
      case ChannelOrigin.OfJoining of ->
          directory.find(of.channel()).ifPresent(channel -> channel.checked(of, result, now));
      case ChannelOrigin.OfUnknownChannel of ->
          unknown.checked(of, result).ifPresent(message -> relay(message, of.from(), now));
    }
  }

  /** The channel may have been joined while the check ran: then its own rules decide. */
  private void relay(VerifiedMessage message, PkiId from, Now now) {
    if (!(message.content() instanceof StateInfo info)) {
      throw new IllegalArgumentException("not a state info: " + message);
    }
    listenerTo(info)
        .ifPresentOrElse(
            channel -> channel.receive(message.signed(), info, from, now),
            () -> unknown.take(message, from, now));
  }

  /** The answer to a check of a block. */
  public void blockChecked(BlockOrigin origin, BlockResult result, Now now) {
    joined(origin.channel())
        .ifPresentOrElse(channel -> channel.blockChecked(origin, result, now), () -> late(origin));
  }

  private void late(BlockOrigin origin) {
    if (!stopped) {
      here.refuse(
          Rejection.CHANNEL_LEFT, origin.from(), origin.channel(), "left while it was checked");
    }
  }

  /** An own state info is signed. */
  public void signed(StateInfoPurpose purpose, SignedMessage message, Now now) {
    if (!stopped) {
      directory.find(purpose.channel()).ifPresent(channel -> channel.signed(purpose, message, now));
    }
  }

  /** The own key could not be used; the state info is signed at the next occasion. */
  public void signingFailed(StateInfoPurpose purpose, String detail, Now now) {
    if (!stopped) {
      directory
          .find(purpose.channel())
          .ifPresent(channel -> channel.signingFailed(purpose, detail));
    }
  }

  /** A member is in no table any more, or its identity is gone: what it stated goes too. */
  public void memberForgotten(PkiId peer, Now now) {
    if (!stopped) {
      directory.all().forEach(channel -> channel.forget(peer));
    }
  }

  /** Somebody became alive or dead, or was forgotten. */
  public void membersChanged(Now now) {
    if (!stopped) {
      directory.all().forEach(channel -> channel.membersChanged(now));
    }
  }

  // ---- queries

  /** Who may hear what is said in a channel; empty if it was never joined. Ask anew each time. */
  public Optional<ChannelAudience> audience(ChannelId channel) {
    return directory.find(channel).map(found -> found);
  }

  /**
   * Who may hear a state info; empty if it is of a channel that was never joined. Ask anew each
   * time.
   */
  public Optional<ChannelAudience> audienceOf(StateInfo info) {
    return directory.find(info.pkiId(), info.channelMac()).map(found -> found);
  }

  /** A channel as it stands; empty if it was never joined. */
  public Optional<ChannelView> view(ChannelId channel) {
    return directory.find(channel).map(GossipChannel::view);
  }

  /** All channels that were joined, by name; the same list until something changes. */
  public List<ChannelView> views() {
    long version = joinings + directory.version();
    if (viewsOf != version) {
      views = directory.all().stream().map(GossipChannel::view).toList();
      viewsOf = version;
    }
    return views;
  }

  /** How full the stores of all channels are. */
  public List<Fill> fills(Now now) {
    List<Fill> fills = new ArrayList<>(List.of(unknown.fill()));
    directory.all().forEach(channel -> fills.addAll(channel.fills(now)));
    return fills;
  }
}
