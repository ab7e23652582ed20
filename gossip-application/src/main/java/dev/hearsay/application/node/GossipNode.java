// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.connection.Connections;
import dev.hearsay.domain.discovery.Discovery;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerificationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gossip node: the rooms of the domain behind one door.
 *
 * <p>All its state belongs to whoever calls {@link #start} and {@link #step}, one call at a time;
 * only {@link #view()} may be called from elsewhere. A step never blocks: slow work leaves through
 * the environment's offload and comes back as an input.
 *
 * <p>After a {@link Command.Stop} inputs are ignored.
 */
public final class GossipNode implements DrivenNode {

  private static final Duration INTRODUCE_AGAIN = Duration.ofSeconds(5);

  private final NodeParts parts;
  private final NodePorts ports;
  private final NodeEnvironment environment;
  private final CommandDesk commands;
  private volatile NodeView view;
  private boolean stopped;
  private Now now;

  /**
   * Wires a node that is not started.
   *
   * @param self how this node describes itself; its internal endpoint is mandatory
   * @param created the moment of its creation: the wall clock gives its incarnation
   */
  public GossipNode(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeEnvironment environment,
      Now created) {
    this.ports = ports;
    this.environment = environment;
    this.now = created;
    this.parts = new NodeParts(settings, self, ports, environment, created, () -> now);
    this.commands = new CommandDesk(parts, ports, environment, this::stop);
    this.view = look();
  }

  /** Begins to speak: introduces the own identity and starts all periodic work. */
  @Override
  public void start(Now moment) {
    now = moment;
    introduce();
    parts.identities.start(now);
    parts.certStore.start(now);
    parts.discovery.start(now);
    parts.channels.start(now);
    view = look();
  }

  /** Has the message signed by which others may pull this node's identity (identities §9.1). */
  private void introduce() {
    ValidatedIdentity self = ports.crypto().self();
    parts.signing.sign(
        GossipMessage.of(
            new Content.PeerIdentityMessage(self.pkiId(), self.identity(), Bytes.EMPTY)),
        Optional.empty(),
        new SigningPurpose.OwnIdentity());
  }

  /**
   * Takes one input: afterwards the state has changed, what follows is under way, and the view
   * shows it.
   */
  @Override
  public void step(Input input, Now moment) {
    if (stopped) {
      return;
    }
    now = moment;
    switch (input) {
      case Input.Received(var link, var message, int bytes) ->
          connections().received(link, message, bytes, now);
      case Input.Checked checked -> parts.checks.complete(checked, this::checked);
      case Input.TimerDue timer -> timer(timer);
      case Input.LinkUp(var link, var info) -> connections().linkUp(link, info, now);
      case Input.Writable(var link) -> connections().writable(link, now);
      case Input.LinkDown(var link, var cause, String detail) ->
          connections().linkDown(link, cause, detail, now);
      case Input.Pinged(long token, boolean answered, String detail) ->
          connections().pinged(token, answered, detail, now);
      case Input.HandshakeSigned(var key, var message) ->
          connections().handshakeSigned(key, message, now);
      case Input.HandshakeSigningFailed(var key, String detail) ->
          connections().handshakeSigningFailed(key, detail, now);
      case Input.HandshakeJudged judged -> {
        if (parts.handshakes.stands(judged)) {
          connections().handshakeJudged(judged.link(), judged.verdict(), now);
        }
      }
      case Input.BlockChecked checked -> parts.blockChecks.complete(checked, this::blockChecked);
      case Input.Signed signed -> {
        parts.signing.completed(signed);
        signed(signed);
      }
      case Input.SigningFailed failed -> signingFailed(failed);
      case Input.Revalidated(var identity, var verdict) ->
          parts.identities.revalidated(identity, verdict, now);
      case Input.ConfigAccepted accepted -> commands.configAccepted(accepted, now);
      case Input.ConfigRefused refused -> commands.configRefused(refused);
      case Input.ConfigsSettled settled -> commands.configsSettled(settled, now);
      case Input.TrustEnded trust -> commands.trustEnded(trust, now);
      case Input.Commanded(long ticket, Command command) -> commands.carryOut(ticket, command, now);
    }
    parts.checks.answerWaiting(this::checked);
    parts.blockChecks.answerWaiting(this::blockChecked);
    parts.publishers.release();
    publish();
    parts.replies.flush();
  }

  private Connections connections() {
    return parts.connections;
  }

  private Discovery discovery() {
    return parts.discovery;
  }

  private void timer(Input.TimerDue due) {
    switch (due) {
      case Input.ConnectionDue(var timer) -> connections().timer(timer, now);
      case Input.DiscoveryDue(var timer) -> discovery().timer(timer, now);
      case Input.IdentityDue(var timer) -> parts.identities.timer(timer, now);
      case Input.IdentityPullDue(var timer) -> parts.certStore.timer(timer, now);
      case Input.ChannelDue(var timer) -> parts.channels.timer(timer, now);
      case Input.IntroductionDue again -> introduce();
      case Input.SubscriberDue(long subscription) -> parts.subscribers.due(subscription);
      case Input.EmitterDue(var timer) -> parts.push.timer(timer, now);
      case Input.BlockEmitterDue(var timer) -> parts.push.blockTimer(timer, now);
    }
  }

  private void checked(CheckOrigin origin, VerificationResult result) {
    switch (origin) {
      case CheckOrigin.OfAlive(var alive) -> discovery().checked(alive, result, now);
      case CheckOrigin.OfIdentity(var identity) -> parts.certStore.checked(identity, result, now);
      case CheckOrigin.OfChannel(var channel) -> parts.channels.checked(channel, result, now);
    }
  }

  private void blockChecked(BlockOrigin origin, BlockResult result) {
    parts.channels.blockChecked(origin, result, now);
  }

  private void signed(Input.Signed signed) {
    switch (signed.purpose()) {
      case SigningPurpose.OwnAlive own -> discovery().signed(signed.message(), now);
      case SigningPurpose.OwnIdentity own -> parts.certStore.own(signed.message(), now);
      case SigningPurpose.OwnStateInfo(var purpose) ->
          parts.channels.signed(purpose, signed.message(), now);
    }
  }

  private void signingFailed(Input.SigningFailed failed) {
    switch (failed.purpose()) {
      case SigningPurpose.OwnAlive own -> discovery().signingFailed(failed.detail(), now);
      case SigningPurpose.OwnIdentity own -> introduceLater(failed.detail());
      case SigningPurpose.OwnStateInfo(var purpose) ->
          parts.channels.signingFailed(purpose, failed.detail(), now);
    }
  }

  /** Until the key works, handshakes and heartbeats make this node's identity known. */
  private void introduceLater(String detail) {
    ports.metrics().on(new GossipEvent.SigningFailed("own identity: " + detail));
    environment.timers().schedule(INTRODUCE_AGAIN, new Input.IntroductionDue());
  }

  /**
   * Channels, discovery, identities and pull, push, connections: those who speak end before those
   * who carry.
   */
  private void stop() {
    stopped = true;
    parts.channels.stop(now);
    discovery().stop(now);
    parts.certStore.stop();
    parts.identities.stop();
    parts.push.stop();
    connections().stop(now);
  }

  /** What the node knew after its last step. May be called by any thread. */
  @Override
  public NodeView view() {
    return view;
  }

  /** The rooms hand out the same lists until something changes, so most steps publish nothing. */
  private void publish() {
    NodeView next = look();
    if (!next.shows(view)) {
      view = next;
    }
  }

  private NodeView look() {
    return new NodeView(
        discovery().self(),
        parts.ownOrg,
        discovery().alive(),
        discovery().dead(),
        parts.identities.all(),
        parts.channels.views(),
        connections().links(),
        stopped);
  }

  /**
   * How full everything is that is bounded, at this moment. Belongs to the node loop, as {@link
   * #step} does; it takes a while, so nobody asks after every step.
   */
  public List<Fill> fills() {
    List<Fill> fills = new ArrayList<>(connections().fills());
    fills.addAll(discovery().fills(now));
    fills.addAll(parts.identities.fills());
    fills.addAll(parts.push.fills());
    fills.addAll(parts.channels.fills(now));
    fills.addAll(parts.subscribers.fills());
    fills.add(parts.checks.fill());
    fills.add(parts.blockChecks.fill());
    return fills;
  }
}
