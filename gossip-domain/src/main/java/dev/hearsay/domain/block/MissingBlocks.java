// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static dev.hearsay.domain.id.BlockNumbers.higher;
import static dev.hearsay.domain.id.BlockNumbers.isBelow;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Weighs the evidence that blocks are missing.
 *
 * <p>A gap below a block that was delivered is proof; the height that another peer states is a
 * claim. Neither says much at first, because pushes race: only what is still missing after a moment
 * of patience, and is not being verified, is worth a pull. A claim may be a lie, so it does no more
 * than ask for a round; a proof does so urgently, once for each gap.
 */
final class MissingBlocks {

  private final DeliveredNumbers delivered;
  private final BlocksInCheck inCheck;
  private final Duration patience;
  private final Consumer<Duration> alarm;
  private long claimed;
  private long awaited;
  private long awaitedProof;
  private long overdue;
  private long proven;
  private boolean waiting;

  /**
   * Nothing is missing yet.
   *
   * @param alarm calls {@link #patienceOver} after some time
   */
  MissingBlocks(
      DeliveredNumbers delivered,
      BlocksInCheck inCheck,
      Duration patience,
      Consumer<Duration> alarm) {
    this.delivered = delivered;
    this.inCheck = inCheck;
    this.patience = patience;
    this.alarm = alarm;
  }

  /** What is to be done about missing blocks. */
  enum Need {
    /** Nothing is missing, or it is on its way. */
    NONE,
    /** Something is missing, as others say, or has been for long. */
    SOON,
    /** A block is missing for certain, and was not asked for yet. */
    URGENT
  }

  /** Somebody says that all blocks below {@code height} exist. */
  void claim(long height) {
    claimed = higher(claimed, height);
    look();
  }

  /** Something has changed: waits for a moment if there is a gap. */
  void look() {
    if (!waiting && isBelow(delivered.height(), known())) {
      waiting = true;
      awaited = known();
      awaitedProof = delivered.end();
      alarm.accept(patience);
    }
  }

  /** The moment is over. */
  Need patienceOver() {
    waiting = false;
    boolean fresh = isMissing(proven, awaitedProof);
    boolean any = isMissing(0, awaited);
    proven = higher(proven, awaitedProof);
    overdue = higher(overdue, awaited);
    if (isBelow(awaited, known()) || isBelow(awaitedProof, delivered.end())) {
      look();
    }
    return fresh ? Need.URGENT : any ? Need.SOON : Need.NONE;
  }

  /** Whether something is missing for longer than patience lasts. */
  boolean isOverdue() {
    return isMissing(0, overdue);
  }

  private long known() {
    return higher(claimed, delivered.end());
  }

  /** Whether a number in the range is neither delivered nor being verified. */
  private boolean isMissing(long from, long to) {
    long number = delivered.firstMissingFrom(from);
    while (isBelow(number, to) && inCheck.contains(number)) {
      number = delivered.firstMissingFrom(number + 1);
    }
    return isBelow(number, to);
  }
}
