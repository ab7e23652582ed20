// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.time.Duration;
import java.util.Map;

/** Faults of those who use a node. */
final class EmbedderFaults {

  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final long DEAF = 1_000_000;

  private EmbedderFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of(FaultKind.CARELESS_EMBEDDER, EmbedderFaults::careless);
  }

  private static Mischief.Undo careless(World world, Fault fault) {
    Careless embedder = new Careless(world, fault);
    embedder.begin();
    return embedder::end;
  }

  /**
   * An embedder that subscribes to all and reads nothing, speaks for leadership without signing it,
   * gossips what cannot be gossiped, takes another organization for its own, and leaves its
   * channels to come back at the end.
   */
  private static final class Careless {
    private final World world;
    private final Fault fault;
    private final SimulatedNode node;
    private final int life;
    private final long subscription;
    private long words;
    private boolean over;

    Careless(World world, Fault fault) {
      this.world = world;
      this.fault = fault;
      this.node = world.victim(fault);
      this.life = node.lives();
      this.subscription = DEAF + world.simulation().elapsed().toNanos();
    }

    void begin() {
      tell(new Command.Subscribe(subscription, Interest.EVERYTHING));
      world.simulation().nodes().stream()
          .filter(other -> !other.org().equals(node.org()))
          .map(foreigner -> foreigner.self().externalEndpoint())
          .filter(endpoint -> !endpoint.isNone())
          .reduce((_, last) -> last)
          .ifPresent(stranger -> tell(new Command.Connect(new Seed.Bootstrap(stranger))));
      world.plan(fault.length().dividedBy(2), this::leaveChannels);
      speak();
    }

    private void tell(Command command) {
      if (node.isRunning() && node.lives() == life) {
        node.command(command);
        world.count(fault.kind());
      }
    }

    private void leaveChannels() {
      node.configurations().keySet().forEach(channel -> tell(new Command.LeaveChannel(channel)));
    }

    private void speak() {
      if (over) {
        return;
      }
      node.configurations()
          .keySet()
          .forEach(channel -> {
            gossip(channel, Tag.CHAN_AND_ORG, leadership());
            gossip(channel, Tag.CHAN_ONLY, new Content.RemoteStateRequest(1, 2));
          });
      world.plan(EVERY, this::speak);
    }

    private Content leadership() {
      return new Content.LeadershipMessage(node.pkiId(), new PeerTime(1, ++words), false);
    }

    private void gossip(ChannelId channel, Tag tag, Content content) {
      GossipMessage message = new GossipMessage(0, channel, tag, content);
      Envelope envelope = Envelope.unsigned(world.simulation().codec().encode(message));
      tell(new Command.Gossip(new SignedMessage(envelope, message)));
    }

    void end() {
      over = true;
      tell(new Command.Unsubscribe(subscription));
      node.configurations().values().forEach(config -> tell(new Command.JoinChannel(config)));
    }
  }
}
