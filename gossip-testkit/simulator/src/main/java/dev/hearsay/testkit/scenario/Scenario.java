// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.testkit.condition.Loss;
import dev.hearsay.testkit.condition.Odds;
import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultSchedule;
import dev.hearsay.testkit.invariant.BlocksOwed;
import dev.hearsay.testkit.invariant.Ground;
import dev.hearsay.testkit.invariant.Invariants;
import dev.hearsay.testkit.invariant.Liveness;
import dev.hearsay.testkit.invariant.Violation;
import dev.hearsay.testkit.memory.Traffic;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A network with a channel, blocks and faults, from its start to its report. Told once, on the
 * thread of the caller.
 *
 * <p>First all nodes start and find each other. Then faults begin, and blocks are published, the
 * same ones in each organization. When the last fault is over the network has {@link #recovery()}
 * to be well again.
 */
public final class Scenario {

  private static final ChannelId MAIN = ChannelId.of("mychannel");
  private static final ChannelId INSIDE = ChannelId.of("inside");
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOMENTS = 1_000;

  private final ScenarioSettings settings;
  private final Simulation simulation;
  private final Cast cast;
  private final List<ScenarioChannel> channels = new ArrayList<>();
  private final FaultInjector injector;
  private final Invariants invariants;
  private final Membership membership;
  private final Figures figures = new Figures();
  private final Spread spread;
  private final Liveness liveness;
  private final BlocksOwed owed;
  private FaultSchedule schedule = FaultSchedule.NONE;
  private Troubles troubles;

  /** A scenario that has not begun; all its nodes speak {@code codec}. */
  public Scenario(ScenarioSettings settings, MessageCodec codec) {
    this(settings, codec, _ -> {});
  }

  /**
   * A scenario that has not begun.
   *
   * @param alarm is told of each violation at once, and may throw to end the story
   */
  public Scenario(ScenarioSettings settings, MessageCodec codec, Consumer<Violation> alarm) {
    this.settings = settings;
    this.simulation =
        new Simulation(settings.simulation(), codec, Cast.orgs(settings.size().orgs()));
    simulation.keepNoHistory();
    this.cast = Cast.of(settings.size(), simulation);
    this.membership =
        new Membership(simulation::elapsed, settings.duration().dividedBy(MOMENTS).plusNanos(1));
    this.spread = new Spread(simulation::elapsed, (name, org) -> channel(name).members(org));
    this.troubles = new Troubles(simulation, schedule, Duration.ZERO, Duration.ZERO);
    open(MAIN, simulation.nodes());
    if (settings.size().insiders() > 0) {
      open(INSIDE, cast.insiders(settings.size().insiders()));
    }
    Ground ground = new Truth();
    this.injector = new FaultInjector(simulation, this::start);
    this.invariants = new Invariants(simulation, ground, this::story, alarm);
    Duration kept = simulation.settings().node().channels().blocks().store().ttl();
    this.owed = new BlocksOwed(simulation, ground, kept.minus(recovery()));
    this.liveness = new Liveness(simulation, ground, owed);
    List<Witness> witnesses = new ArrayList<>(List.of(membership, figures, spread, owed));
    witnesses.addAll(channels);
    witnesses.add(invariants.witness());
    simulation.watch(Witness.each(witnesses));
    loseMessages();
    limitMessages();
  }

  private void limitMessages() {
    if (settings.nodes().tight()) {
      simulation.network().limitMessages(TightSettings.largestMessage(settings.blocks().bytes()));
    }
  }

  private void loseMessages() {
    if (settings.links().areLossy()) {
      Odds odds = new Odds(simulation.chanceOf("loss"), settings.links().lossPerMille());
      simulation.network().imposeEverywhere(() -> new Loss(odds), figures::countLoss);
    }
  }

  /** The network, for those who want more than the report. */
  public Simulation simulation() {
    return simulation;
  }

  /** Who knows whom at this moment. */
  public Acquaintances acquaintances() {
    return Acquaintances.in(simulation);
  }

  private void open(ChannelId name, List<SimulatedNode> members) {
    channels.add(
        new ScenarioChannel(
            simulation, name, channels.size() + 1L, members, settings.blocks().bytes()));
  }

  /** How long the network may take after the last fault until all is well. */
  public Duration recovery() {
    return Liveness.bound(settings.nodes().settings());
  }

  /**
   * Tells the story.
   *
   * @throws NoTimeException if there is no time for the faults; then nothing happened that counts
   */
  public ScenarioReport run() {
    simulation.nodes().forEach(this::start);
    boolean hasFormed = form();
    Duration formed = simulation.elapsed();
    Duration active = active();
    schedule = draw(active);
    troubles = new Troubles(simulation, schedule, simulation.elapsed(), aftermath());
    injector.inject(schedule);
    publish(active);
    simulation.run(active);
    Duration healed = heal();
    simulation.run(nonNegative(settings.duration().minus(simulation.elapsed())));
    invariants.atRest();
    return report(hasFormed, formed, healed);
  }

  /** How long after its end a fault may still make nodes hold each other for dead. */
  private Duration aftermath() {
    DiscoverySettings discovery = settings.nodes().settings().discovery();
    return discovery.aliveExpirationTimeout().plus(discovery.reconnectInterval());
  }

  /** All nodes find each other. */
  private boolean form() {
    boolean hasFormed = simulation.runUntil(membership::isComplete, recovery()).isPresent();
    if (!hasFormed) {
      invariants.violated("membership converges", "the network never formed");
    }
    return hasFormed;
  }

  /**
   * The time for faults and blocks: at least half of what is left, and time to recover after it.
   */
  private Duration active() {
    Duration left = nonNegative(settings.duration().minus(simulation.elapsed()));
    Duration calm = left.minus(recovery());
    Duration half = left.dividedBy(2);
    return calm.compareTo(half) > 0 ? calm : half;
  }

  private FaultSchedule draw(Duration within) {
    int faults = settings.trouble().count();
    if (faults > 0 && within.compareTo(FaultSchedule.SHORTEST_TIME) < 0) {
      throw new NoTimeException(
          "%d of %d seconds are left for %d faults, which need %d"
              .formatted(
                  within.toSeconds(),
                  settings.duration().toSeconds(),
                  faults,
                  FaultSchedule.SHORTEST_TIME.toSeconds()));
    }
    return FaultSchedule.draw(
        simulation.chanceOf("faults"),
        faults,
        settings.trouble().kinds(),
        simulation.nodes().stream().map(SimulatedNode::name).toList(),
        within);
  }

  private void publish(Duration within) {
    int count = settings.blocks().count();
    for (int i = 0; i < count; i++) {
      simulation.plan(
          within.multipliedBy(i).dividedBy(count),
          () -> channels.forEach(ScenarioChannel::cutBlock));
    }
  }

  /** Waits until all is well; what is not after the recovery is violated. */
  private Duration heal() {
    Duration begin = simulation.elapsed();
    Duration end = begin.plus(recovery());
    List<Liveness.Complaint> complaints = liveness.complaints();
    while (!complaints.isEmpty() && simulation.elapsed().compareTo(end) < 0) {
      simulation.run(LOOK);
      complaints = liveness.complaints();
    }
    complaints.forEach(complaint ->
        invariants.violated(
            complaint.rule(), complaint.node() + " " + complaint.detail(), complaint.node()));
    return simulation.elapsed().minus(begin);
  }

  private ScenarioReport report(boolean hasFormed, Duration formed, Duration healed) {
    List<ScenarioReport.Wave> waves = spread.waves();
    return new ScenarioReport(
        settings,
        schedule,
        new ScenarioReport.Run(simulation.elapsed(), simulation.events(), simulation.traceHash()),
        invariants.violations(),
        new ScenarioReport.Members(
            hasFormed, formed, healed, invariants.falseDeaths(), membership.course()),
        new ScenarioReport.Blocks(
            Percentiles.of(spread.latencies()),
            Percentiles.of(lastNodes(waves)),
            spread.latencies(),
            (double) figures.copies() / Math.max(1, waves.size()),
            waves),
        new ScenarioReport.Counts(
            bytesSent(), figures.messagesLost(), injector.counts(), figures.rejections()));
  }

  private long bytesSent() {
    return simulation.network().traffic().stream().mapToLong(Traffic::bytes).sum();
  }

  private static List<Duration> lastNodes(List<ScenarioReport.Wave> waves) {
    return waves.stream()
        .filter(wave -> wave.isComplete() && !wave.arrivals().isEmpty())
        .map(wave -> wave.arrivals().getLast())
        .toList();
  }

  private static Duration nonNegative(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  private void start(SimulatedNode node) {
    cast.start(node);
    channels.forEach(channel -> channel.join(node));
  }

  private ScenarioChannel channel(ChannelId name) {
    return channels.stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no channel " + name));
  }

  private Violation.Story story() {
    return new Violation.Story(settings.seed(), schedule, settings.command());
  }

  /** What the invariants measure nodes by. */
  private final class Truth implements Ground {
    @Override
    public List<ChannelId> channels() {
      return channels.stream().map(ScenarioChannel::name).toList();
    }

    @Override
    public boolean isMember(ChannelId channel, String node) {
      return channel(channel).isMember(node) || isGuest(channel, node);
    }

    /** Whoever has an identity of one of its organizations can be a member. */
    private boolean isGuest(ChannelId channel, String name) {
      return simulation.find(name).isEmpty()
          && simulation.orgOf(name).filter(channel(channel)::hasOrganization).isPresent();
    }

    @Override
    public Optional<Bytes> published(ChannelId channel, long number) {
      boolean exists = number > 0 && number <= newest(channel);
      return exists ? Optional.of(channel(channel).orderers().block(number)) : Optional.empty();
    }

    @Override
    public long newest(ChannelId channel) {
      return channel(channel).orderers().newest();
    }

    @Override
    public boolean has(ChannelId channel, SimulatedNode member, long number) {
      return channel(channel).has(member, number);
    }

    @Override
    public long height(ChannelId channel, SimulatedNode member) {
      return channel(channel).height(member);
    }

    @Override
    public boolean isEntitled(SimulatedNode one, SimulatedNode other) {
      return Cast.isEntitled(one, other);
    }

    @Override
    public boolean isTroubled(SimulatedNode node) {
      return settings.links().areLossy() || troubles.concern(node);
    }
  }
}
