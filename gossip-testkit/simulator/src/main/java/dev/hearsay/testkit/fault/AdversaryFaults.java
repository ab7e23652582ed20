// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.adversary.Adversary;
import dev.hearsay.testkit.adversary.DigestLies;
import dev.hearsay.testkit.adversary.EndpointProbing;
import dev.hearsay.testkit.adversary.EquivocatingHeights;
import dev.hearsay.testkit.adversary.ForgedSignatures;
import dev.hearsay.testkit.adversary.FutureTimestamps;
import dev.hearsay.testkit.adversary.Nonsense;
import dev.hearsay.testkit.adversary.ReplayedAlive;
import dev.hearsay.testkit.adversary.RequestFlood;
import dev.hearsay.testkit.adversary.Script;
import dev.hearsay.testkit.adversary.StaleTimestamps;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an adversary with a valid identity does. */
final class AdversaryFaults {

  private static final int ROUNDS_OF_A_FLOOD = 50;

  private AdversaryFaults() {}

  static Map<FaultKind, Mischief> all() {
    Map<FaultKind, Mischief> all = new EnumMap<>(FaultKind.class);
    all.put(FaultKind.FORGED_SIGNATURES, following(_ -> new ForgedSignatures()));
    all.put(FaultKind.REPLAYED_ALIVE, following(_ -> new ReplayedAlive()));
    all.put(FaultKind.STALE_TIMESTAMPS, following(_ -> new StaleTimestamps()));
    all.put(FaultKind.FUTURE_TIMESTAMPS, following(_ -> new FutureTimestamps()));
    all.put(FaultKind.EQUIVOCATING_HEIGHTS, following(_ -> new EquivocatingHeights()));
    all.put(FaultKind.DIGEST_LIES, following(_ -> new DigestLies()));
    all.put(FaultKind.REQUEST_FLOOD, following(AdversaryFaults::flood));
    all.put(FaultKind.ENDPOINT_PROBING, following(_ -> new EndpointProbing()));
    all.put(FaultKind.NONSENSE, AdversaryFaults::nonsense);
    all.put(FaultKind.SELECTIVE_DROP, AdversaryFaults::selectiveDrop);
    return all;
  }

  private static Script flood(Fault fault) {
    return new RequestFlood(
        Math.ceilDiv(ROUNDS_OF_A_FLOOD * fault.strength(), Fault.FULL_STRENGTH));
  }

  /** One more member of the organization of the named node, that follows a script. */
  private static Mischief following(Function<Fault, Script> script) {
    return (world, fault) -> enter(world, fault, script.apply(fault));
  }

  private static Mischief.Undo enter(World world, Fault fault, Script script) {
    Adversary adversary =
        new Adversary(
            world.simulation(),
            person(world, world.victim(fault)),
            script,
            world.chance(fault),
            () -> world.count(fault.kind()));
    adversary.enter();
    return adversary::leave;
  }

  /** Talks of all channels, and leads to the nodes of other organizations. */
  private static Mischief.Undo nonsense(World world, Fault fault) {
    List<SimulatedNode> nodes = world.simulation().nodes();
    List<ChannelId> channels =
        nodes.stream()
            .flatMap(node -> node.configurations().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    List<Endpoint> endpoints =
        nodes.stream()
            .filter(node -> !node.org().equals(world.victim(fault).org()))
            .map(node -> node.self().externalEndpoint())
            .filter(endpoint -> !endpoint.isNone())
            .toList();
    return enter(
        world,
        fault,
        new Nonsense(channels, endpoints, world.simulation().network().largestMessage()));
  }

  private static Adversary.Person person(World world, SimulatedNode fellow) {
    String name = world.enrolment().newName("adversary");
    return new Adversary.Person(
        name,
        world.enrolment().stranger(fellow.org(), name),
        List.copyOf(fellow.configurations().keySet()));
  }

  /** The node itself is the adversary: it keeps much of what it should hand on to itself. */
  private static Mischief.Undo selectiveDrop(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    Randomness chance = world.chance(fault);
    MessageCodec codec = world.simulation().codec();
    return victim.muzzle(envelope -> {
      boolean kept =
          isForOthers(codec, victim, envelope)
              && chance.nextInt(Fault.FULL_STRENGTH) < fault.strength();
      world.count(fault.kind(), kept ? 1 : 0);
      return kept;
    })
        ::run;
  }

  /** Whether an envelope is for the good of others: what it says of itself an adversary says. */
  private static boolean isForOthers(MessageCodec codec, SimulatedNode sender, Envelope envelope) {
    return codec.decode(envelope) instanceof Decoded.Value<SignedMessage>(SignedMessage message)
        && switch (message.content()) {
          case Content.DataMessage _ -> true;
          case Content.DataDigest _ -> true;
          case Content.DataUpdate _ -> true;
          case Content.MembershipResponse _ -> true;
          case Content.StateInfoSnapshot _ -> true;
          case Content.AliveMessage alive -> !alive.author().equals(sender.pkiId());
          case Content.StateInfo state -> !state.pkiId().equals(sender.pkiId());
          default -> false;
        };
  }
}
