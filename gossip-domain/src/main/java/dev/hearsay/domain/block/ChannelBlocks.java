// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.pull.PullEngine;
import dev.hearsay.domain.pull.PullTopic;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerifiedBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that a node has to do with the blocks of one channel (dissemination §5.3 and §6.4, channels
 * §6).
 *
 * <p>Owned by the node loop. Numbers and heights are unsigned.
 *
 * <pre>
 *   pushed ─┐                                        ┌→ kept, offered to others
 *           ├→ known? old? → check, off the loop → new? → delivered
 *   pulled ─┘                                        └→ forwarded, if it was pushed
 * </pre>
 *
 * <p>Each number is delivered once, in whatever order the blocks come; a block whose check fails
 * marks nothing, since another copy may be genuine. What is missing, as a gap or another peer's
 * height shows, is pulled after a moment, again and again.
 *
 * <p>It does not promise that each block comes: what is more than {@link
 * BlockSettings#rememberedNumbers} behind is given up, and so is what nobody has any more. Both are
 * told to the listener, and reported as {@link GossipEvent.BlocksSkipped}.
 */
public final class ChannelBlocks {

  private final ChannelId channel;
  private final BlockSettings settings;
  private final BlockPorts ports;
  private final DeliveredNumbers delivered;
  private final BlocksInCheck inCheck;
  private final BlocksAtHand atHand;
  private final MissingBlocks missing;
  private final LostBlocks lost;
  private final PullEngine engine;
  private BlockAdmission admission = BlockAdmission.ALL;
  private boolean stopped;

  /** The blocks of a channel of which nothing is known yet. */
  public ChannelBlocks(ChannelId channel, BlockSettings settings, BlockPorts ports) {
    this.channel = channel;
    this.settings = settings;
    this.ports = ports;
    this.delivered = new DeliveredNumbers(settings.rememberedNumbers());
    this.inCheck = new BlocksInCheck(settings.checks());
    this.atHand = new BlocksAtHand(settings, ports.randomness());
    this.missing =
        new MissingBlocks(
            delivered,
            inCheck,
            settings.gapPatience(),
            patience -> ports.timers().schedule(patience, new BlockTimer.PatienceOver()));
    this.lost = new LostBlocks(delivered, settings);
    this.engine =
        new PullEngine(
            PullTopic.blocksOf(channel),
            settings.pull(),
            new BlockPull(channel, settings, ports, atHand, new Intake()),
            ports.forPull());
  }

  /** Begins to pull. Questions are answered before as well. */
  public void start(Now now) {
    engine.start(now);
    scheduleSweep();
  }

  /** Ends everything; what comes later is ignored. */
  public void stop() {
    stopped = true;
    engine.stop();
  }

  /** A timer came back. */
  public void timer(BlockTimer timer, Now now) {
    if (stopped) {
      return;
    }
    switch (timer) {
      case BlockTimer.Pull(var pullTimer) -> engine.timer(pullTimer, now);
      case BlockTimer.PatienceOver over -> pullWhatIsMissing(now);
      case BlockTimer.Sweep sweep -> {
        atHand.expire(now);
        scheduleSweep();
      }
    }
  }

  /** The embedder's ledger holds all blocks below {@code height}: they count as delivered. */
  public void ledgerHeight(long height, Now now) {
    delivered.ledgerHolds(height);
  }

  /** The blocks that were delivered, lie in the ledger, or were given up, ascending. */
  public List<BlockRange> past() {
    return delivered.ranges();
  }

  /**
   * A block that a peer pushed.
   *
   * @param message a data message of this channel with a legal tag, from a peer of an organization
   *     of the channel
   */
  public void pushed(ReceivedMessage message, Now now) {
    if (!stopped) {
      Content.DataMessage data = dataOf(message.signed());
      long number = data.payload().number();
      PkiId from = message.from().peer().pkiId();
      BlockOrigin origin = origin(message.signed(), number, from, BlockRoute.PUSHED);
      admit(origin, now)
          .ifPresentOrElse(
              reason -> reject(reason, from, number), () -> check(message.signed(), data, origin));
    }
  }

  /** A block pull message of an eligible peer of the own organization, with a legal tag. */
  public void pull(ReceivedMessage message, Now now) {
    if (!stopped) {
      engine.receive(message, now);
    }
  }

  /**
   * Takes a block of this node's embedder, which is trusted: it is offered to others, and counts as
   * delivered, but nobody here is handed it (dissemination §4).
   *
   * @return whether it was new
   * @throws IllegalArgumentException if it is not a data message of this channel
   */
  public boolean publish(SignedMessage message, Now now) {
    Content.Payload payload = dataOf(message).payload();
    if (stopped || delivered.contains(payload.number())) {
      return false;
    }
    take(payload.number(), message.envelope(), now);
    report(payload.number(), payload.block(), BlockRoute.PUBLISHED, PkiId.NONE, Duration.ZERO);
    return true;
  }

  /** The answer to a check. One that an earlier joining asked for is refused. */
  public void checked(BlockOrigin origin, BlockResult result, Now now) {
    Optional<Duration> inSight = inCheck.ended(origin, now);
    if (stopped) {
      return;
    }
    if (inSight.isEmpty()) {
      reject(Rejection.CHANNEL_LEFT, origin.from(), origin.number());
      return;
    }
    switch (result) {
      case BlockResult.Passed(VerifiedBlock block) -> passed(block, origin, inSight.get(), now);
      case BlockResult.Failed(Rejection reason, String detail) ->
          failed(origin, reason, detail, now);
    }
  }

  /** Somebody says that all blocks below {@code height} exist: what is missing is pulled soon. */
  public void othersAreAt(long height, Now now) {
    if (!stopped) {
      missing.claim(height);
    }
  }

  /** Which blocks may come in, as subscribers keep up. */
  public void admission(BlockAdmission allowed, Now now) {
    boolean wider = allowed.compareTo(admission) < 0;
    admission = allowed;
    if (wider && !stopped && mayPull()) {
      engine.startRoundUrgently(now);
      missing.look();
    }
  }

  /** Whether anything that could be pulled would be let in. */
  private boolean mayPull() {
    return switch (admission) {
      case ALL -> true;
      case MISSING -> delivered.hasGap();
      case NONE -> false;
    };
  }

  /** The numbers of the blocks that are offered to others, ascending. */
  public List<Long> numbersAtHand() {
    return atHand.numbers();
  }

  /** The bytes of the blocks that are offered to others. */
  public long bytes() {
    return atHand.bytes();
  }

  /** How full the store of blocks is. */
  public List<Fill> fills(Now now) {
    return atHand.fills(now);
  }

  // ---- before the check

  private BlockOrigin origin(SignedMessage message, long number, PkiId from, BlockRoute route) {
    return new BlockOrigin(channel, number, from, route, message.envelope());
  }

  private Optional<Rejection> admit(BlockOrigin origin, Now now) {
    Optional<Rejection> refusal = refusalOf(origin.number());
    if (refusal.isPresent()) {
      return refusal;
    }
    if (origin.copy().weight() > settings.checks().maxBlockBytes()) {
      return Optional.of(Rejection.OVERSIZED_MESSAGE);
    }
    return inCheck.admit(origin, now);
  }

  private Optional<Rejection> refusalOf(long number) {
    boolean admitted =
        switch (admission) {
          case ALL -> true;
          case MISSING -> delivered.isLowestGap(number);
          case NONE -> false;
        };
    if (!admitted) {
      return Optional.of(Rejection.SUBSCRIBER_FULL);
    }
    return delivered.contains(number) ? Optional.of(nameOfKnown(number)) : Optional.empty();
  }

  /** How a block is refused that was delivered, lies in the ledger or was given up. */
  private Rejection nameOfKnown(long number) {
    return delivered.isOld(number) && !atHand.contains(number)
        ? Rejection.OLD_BLOCK
        : Rejection.KNOWN_BLOCK;
  }

  private void check(SignedMessage message, Content.DataMessage data, BlockOrigin origin) {
    ports.checks().verify(new BlockCheck(channel, message, data), origin);
  }

  // ---- after the check

  private void passed(VerifiedBlock block, BlockOrigin origin, Duration inSight, Now now) {
    long number = block.number();
    if (delivered.contains(number)) {
      reject(nameOfKnown(number), origin.from(), number);
      engine.dropped(BlockName.of(number), now);
      return;
    }
    take(number, block.message().envelope(), now);
    report(number, block.block(), origin.route(), origin.from(), inSight);
    ports.listener().delivered(block, origin.route(), origin.from(), now);
    if (origin.route() == BlockRoute.PUSHED) {
      ports.listener().forward(block.message(), origin.from(), now);
    }
  }

  private void failed(BlockOrigin origin, Rejection reason, String detail, Now now) {
    Bytes name = BlockName.of(origin.number());
    ports
        .metrics()
        .on(
            new GossipEvent.Rejected(
                reason, origin.from().toString(), name.toUtf8() + ": " + detail));
    if (reason == Rejection.OVERLOADED) {
      engine.dropped(name, now);
    } else {
      engine.refused(name, now);
    }
    missing.look();
  }

  /** A new block that is trusted: it counts as delivered, and is offered to others. */
  private void take(long number, Envelope envelope, Now now) {
    long from = delivered.height();
    givenUp(from, delivered.add(number), now);
    lost.delivered(number);
    atHand.keep(number, envelope, now);
    engine.accepted(BlockName.of(number), now);
    missing.look();
  }

  private void givenUp(long from, long count, Now now) {
    if (count != 0) {
      ports.metrics().on(new GossipEvent.BlocksSkipped(channel, count));
      ports.listener().givenUp(from, delivered.floor(), now);
    }
  }

  private void report(
      long number, Bytes block, BlockRoute route, PkiId from, Duration sinceFirstSight) {
    ports
        .metrics()
        .on(
            new GossipEvent.BlockDelivered(
                channel, number, route, from, block.length(), sinceFirstSight));
  }

  // ---- what is missing

  private void pullWhatIsMissing(Now now) {
    MissingBlocks.Need need = missing.patienceOver();
    if (mayPull()) {
      switch (need) {
        case NONE -> {}
        case SOON -> engine.startRoundSoon(now);
        case URGENT -> engine.startRoundUrgently(now);
      }
    }
  }

  private void scheduleSweep() {
    ports.timers().schedule(settings.store().sweepInterval(), new BlockTimer.Sweep());
  }

  private Content.DataMessage dataOf(SignedMessage message) {
    if (message.content() instanceof Content.DataMessage data
        && message.message().channel().equals(channel)) {
      return data;
    }
    throw new IllegalArgumentException("not a block of " + channel + ": " + message);
  }

  private void reject(Rejection reason, PkiId source, long number) {
    String detail = Long.toUnsignedString(number);
    ports.metrics().on(new GossipEvent.Rejected(reason, source.toString(), detail));
  }

  /** What the pull brings, and what it has to know. */
  private final class Intake implements BlockPull.Intake {

    @Override
    public boolean wants(long number) {
      return refusalOf(number).isEmpty();
    }

    @Override
    public void pulled(SignedMessage message, ConnectionInfo from, Now now) {
      Content.DataMessage data = dataOf(message);
      long number = data.payload().number();
      PkiId source = from.peer().pkiId();
      BlockOrigin origin = origin(message, number, source, BlockRoute.PULLED);
      admit(origin, now)
          .ifPresentOrElse(
              reason -> notTaken(reason, source, number, now), () -> check(message, data, origin));
    }

    @Override
    public void listed(PkiId peer, long lowest, Now now) {
      long from = delivered.height();
      long bound = lost.answered(peer, lowest, ports.peers().all(), now);
      if (bound != from) {
        givenUp(from, delivered.giveUpBelow(bound), now);
        missing.look();
      }
    }

    /** If the same bytes are being checked already, the end of that check decides. */
    private void notTaken(Rejection reason, PkiId source, long number, Now now) {
      reject(reason, source, number);
      if (reason != Rejection.KNOWN_BLOCK || delivered.contains(number)) {
        engine.dropped(BlockName.of(number), now);
      }
    }

    @Override
    public boolean isBehind() {
      return mayPull() && missing.isOverdue();
    }

    @Override
    public long height() {
      return delivered.height();
    }
  }
}
