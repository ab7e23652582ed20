// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import org.jspecify.annotations.Nullable;

/**
 * One stream of envelopes between this node and another.
 *
 * <p>Whoever opens a stream numbers it: the node its outbound ones, its transport the inbound ones.
 * Numbers are unique per direction within the life of a node.
 *
 * @param direction who opened the stream
 * @param number grows with every stream of that direction
 */
public record LinkId(Direction direction, long number) implements Comparable<LinkId> {

  /** Who opened a stream. */
  public enum Direction {
    /** The other side. */
    INBOUND,
    /** This node. */
    OUTBOUND
  }

  /** The inbound stream with {@code number}. */
  public static LinkId inbound(long number) {
    return new LinkId(Direction.INBOUND, number);
  }

  /** The outbound stream with {@code number}. */
  public static LinkId outbound(long number) {
    return new LinkId(Direction.OUTBOUND, number);
  }

  /** Whether the other side opened it. */
  public boolean isInbound() {
    return direction == Direction.INBOUND;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LinkId that && number == that.number && direction == that.direction);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(isInbound() ? number : ~number);
  }

  @Override
  public int compareTo(LinkId other) {
    int byDirection = direction.compareTo(other.direction);
    return byDirection != 0 ? byDirection : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return (isInbound() ? "in-" : "out-") + number;
  }
}
