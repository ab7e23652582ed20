// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.pull.PullItem;
import dev.hearsay.domain.pull.PullMediator;
import dev.hearsay.domain.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What the pull engine is told about the blocks of a channel (dissemination §6.4, channels §6.1).
 *
 * <p>Each item of an update is judged singly, so a bad one hides none (pitfalls A.5.7). A hello
 * carries the height below which nothing is missing, so that nodes of this kind offer each other
 * only what is of use.
 */
final class BlockPull implements PullMediator {

  /** What becomes of the blocks that were asked for. */
  interface Intake {

    /** Whether a block with this number would be let in. */
    boolean wants(long number);

    /** A block that was asked for has come. */
    void pulled(SignedMessage message, ConnectionInfo from, Now now);

    /**
     * A peer has listed all blocks that it has.
     *
     * @param lowest the lowest of those that are not below {@link #height}; the highest number if
     *     there is none
     */
    void listed(PkiId peer, long lowest, Now now);

    /** Whether a block should be here by now. */
    boolean isBehind();

    /** Nothing below is missing. */
    long height();
  }

  private final ChannelId channel;
  private final int maxBlockBytes;
  private final int maxNames;
  private final int mayBeUnderWay;
  private final BlockPorts ports;
  private final BlocksAtHand atHand;
  private final Intake intake;

  BlockPull(
      ChannelId channel,
      BlockSettings settings,
      BlockPorts ports,
      BlocksAtHand atHand,
      Intake intake) {
    this.channel = channel;
    this.maxBlockBytes = settings.checks().maxBlockBytes();
    this.maxNames = settings.pull().limits().maxDigests();
    this.mayBeUnderWay = Math.max(1, settings.checks().maxNumbers() / 2);
    this.ports = ports;
    this.atHand = atHand;
    this.intake = intake;
  }

  @Override
  public List<PeerAddress> peers() {
    return ports.peers().all();
  }

  @Override
  public List<PeerAddress> promising() {
    return ports.peers().above(intake.height());
  }

  @Override
  public boolean isBehind() {
    return intake.isBehind();
  }

  /** With what is in judgement meanwhile, a quarter of the checks is left to what is pushed. */
  @Override
  public int mayBeUnderWay() {
    return mayBeUnderWay;
  }

  @Override
  public Bytes hint() {
    return BlockName.of(intake.height());
  }

  @Override
  public boolean wants(Bytes digest, ConnectionInfo owner, Now now) {
    OptionalLong number = BlockName.parse(digest);
    if (number.isEmpty()) {
      reject(Rejection.UNEXPECTED_ELEMENT, owner, "a name that is no block number: " + digest);
      return false;
    }
    return intake.wants(number.getAsLong());
  }

  /** A list that is full may leave something out, so it proves nothing. */
  @Override
  public void listed(ConnectionInfo owner, List<Bytes> names, Now now) {
    if (names.size() < maxNames) {
      intake.listed(owner.peer().pkiId(), lowestOf(names), now);
    }
  }

  private long lowestOf(List<Bytes> names) {
    return names.stream()
        .map(BlockName::parse)
        .flatMapToLong(OptionalLong::stream)
        .filter(number -> !BlockNumbers.isBelow(number, intake.height()))
        .boxed()
        .min(BlockNumbers.ORDER)
        .orElse(BlockNumbers.HIGHEST);
  }

  @Override
  public Optional<PullItem> open(Envelope envelope, ConnectionInfo from, Now now) {
    if (envelope.weight() > maxBlockBytes) {
      reject(Rejection.OVERSIZED_MESSAGE, from, envelope.weight() + " bytes");
      return Optional.empty();
    }
    return switch (ports.codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> asItem(message, from);
      case Decoded.Failed<SignedMessage> failed -> {
        reject(Rejection.of(failed.reason()), from, failed.explanation());
        yield Optional.empty();
      }
    };
  }

  private Optional<PullItem> asItem(SignedMessage message, ConnectionInfo from) {
    if (!(message.content() instanceof Content.DataMessage data)) {
      reject(Rejection.UNEXPECTED_ELEMENT, from, "not a block");
    } else if (!message.message().channel().equals(channel)) {
      reject(Rejection.UNKNOWN_CHANNEL, from, "a block of another channel than " + channel);
    } else if (!TagRules.isLegal(message.message())) {
      reject(Rejection.ILLEGAL_TAG, from, "a block with tag " + message.message().tag());
    } else {
      return Optional.of(new PullItem(BlockName.of(data.payload().number()), message));
    }
    return Optional.empty();
  }

  @Override
  public void deliver(PullItem item, ConnectionInfo from, Now now) {
    intake.pulled(item.message(), from, now);
  }

  @Override
  public void superfluous(PullItem item, ConnectionInfo from) {
    reject(Rejection.KNOWN_BLOCK, from, "block " + item.digest().toUtf8() + " came already");
  }

  @Override
  public List<Bytes> items() {
    return atHand.names();
  }

  @Override
  public List<Bytes> items(Bytes hint) {
    OptionalLong height = BlockName.parse(hint);
    return height.isPresent() ? atHand.namesFrom(height.getAsLong()) : items();
  }

  /** All of them: who may ask at all was judged before (channels §6.1). */
  @Override
  public Predicate<Bytes> disclosedTo(ConnectionInfo requester, Now now) {
    return name -> true;
  }

  @Override
  public Optional<Envelope> item(Bytes digest) {
    OptionalLong number = BlockName.parse(digest);
    return number.isPresent() ? atHand.get(number.getAsLong()) : Optional.empty();
  }

  private void reject(Rejection reason, ConnectionInfo from, String detail) {
    ports.metrics().on(new GossipEvent.Rejected(reason, from.peer().pkiId().toString(), detail));
  }
}
