// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A member of an organization that follows a script. It knows where all nodes are, dials them all,
 * beats and states like a member, and does beside that what the script says.
 *
 * <p>Life: enters once, leaves once. Its memory is bounded by the number of nodes.
 */
public final class Adversary implements Voice {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TICKS_PER_STATEMENT = 4;

  private final Simulation simulation;
  private final Person person;
  private final Script script;
  private final Randomness chance;
  private final Runnable counter;
  private final MessageSigner signer;
  private final Lines lines;
  private long incarnation;
  private long statements;
  private long ticks;
  private boolean gone;

  /**
   * Who the adversary is.
   *
   * @param name its name in the network, which no node has
   * @param identity a valid identity
   * @param channels the channels that its organization is in
   */
  public record Person(String name, ValidatedIdentity identity, List<ChannelId> channels) {
    /** Keeps an unmodifiable copy. */
    public Person {
      channels = List.copyOf(channels);
    }

    Endpoint external() {
      return Endpoint.of(name + ".example", 7051);
    }

    Endpoint internal() {
      return Endpoint.of(name + ".internal", 7051);
    }
  }

  /**
   * An adversary that has not entered.
   *
   * @param counter runs once for each misdeed
   */
  public Adversary(
      Simulation simulation, Person person, Script script, Randomness chance, Runnable counter) {
    this.simulation = simulation;
    this.person = person;
    this.script = script;
    this.chance = chance;
    this.counter = counter;
    KeylessCrypto crypto = new KeylessCrypto(simulation.authority(), person.identity(), List.of());
    this.signer = new MessageSigner(crypto, simulation.codec());
    this.lines =
        new Lines(simulation, person, signer, (from, message) -> script.hears(this, from, message));
  }

  /** Begins to dial and to speak. */
  public void enter() {
    simulation.introduceGuest(person.name(), person.identity());
    incarnation = Simulation.EPOCH.plus(simulation.elapsed()).getEpochSecond() * 1_000_000_000L;
    lines.open();
    tick();
  }

  /** Ends all links and says nothing more. */
  public void leave() {
    gone = true;
    lines.close();
  }

  private void tick() {
    if (gone) {
      return;
    }
    lines.dialAll();
    if (ticks % TICKS_PER_STATEMENT == 0) {
      state();
    }
    script.tick(this);
    ticks++;
    simulation.plan(TICK, this::tick);
  }

  /** The heartbeat and the state infos of a member. */
  private void state() {
    PeerTime time = script.dated(this, nextTime());
    for (Conversation to : conversations()) {
      say(to, heartbeat(time, to));
      for (ChannelId channel : person.channels()) {
        say(to, sign(Words.stateInfo(self().pkiId(), channel, time, script.height(this, to))));
      }
    }
  }

  @Override
  public ValidatedIdentity self() {
    return person.identity();
  }

  @Override
  public Endpoint externalEndpoint() {
    return person.external();
  }

  @Override
  public Endpoint internalEndpoint() {
    return person.internal();
  }

  @Override
  public List<Conversation> conversations() {
    return lines.conversations();
  }

  @Override
  public List<ChannelId> channels() {
    return person.channels();
  }

  @Override
  public List<ValidatedIdentity> others() {
    return simulation.nodes().stream().map(SimulatedNode::identity).toList();
  }

  @Override
  public PeerTime nextTime() {
    return new PeerTime(incarnation, ++statements);
  }

  @Override
  public Randomness chance() {
    return chance;
  }

  @Override
  public Envelope sign(GossipMessage message) {
    return signer.sign(message, Optional.empty()).envelope();
  }

  @Override
  public Envelope unsigned(GossipMessage message) {
    return Envelope.unsigned(simulation.codec().encode(message));
  }

  @Override
  public Optional<SignedMessage> decode(Envelope envelope) {
    return switch (simulation.codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> Optional.of(message);
      case Decoded.Failed<SignedMessage> _ -> Optional.empty();
    };
  }

  @Override
  public Envelope heartbeat(PeerTime time, Conversation to) {
    GossipMessage alive = Words.alive(self().pkiId(), externalEndpoint(), time);
    SignedMessage signed = signer.sign(alive, Optional.of(new Secret(internalEndpoint())));
    return to.org().equals(self().org()) ? signed.envelope() : signed.envelope().withoutSecret();
  }

  @Override
  public void say(Conversation to, Envelope envelope) {
    lines.say(to, envelope);
  }

  @Override
  public void misdeed() {
    counter.run();
  }
}
