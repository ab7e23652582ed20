// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import java.time.Duration;

/**
 * How much a node keeps for its embedder.
 *
 * @param unpushed while more blocks than these wait to be pushed, {@code gossip} makes its callers
 *     wait; of what waits to be written to peers each copy counts
 * @param maxWaitingPublishers how many calls may wait
 * @param unreadBlocks how many blocks may lie unread in a subscription before its channel admits
 *     only the lowest one that is missing; after twice as many, and as many as can be in check, it
 *     admits none. What is in check then still comes
 * @param unreadMessages how many other messages may lie unread in a subscription before further
 *     ones are dropped and counted. Of what is shown unchecked a peer has no more there than it
 *     leaves free; who has nothing there finds room up to twice as many
 * @param readerPatience a subscription that has too many blocks unread, and of which nothing was
 *     taken for so long, is ended; it is looked after as often, so it takes up to twice as long
 */
public record ServiceSettings(
    Load unpushed,
    int maxWaitingPublishers,
    Load unreadBlocks,
    Load unreadMessages,
    Duration readerPatience) {

  private static final long MIB = 1L << 20;

  /** Refuses bounds that would let nothing through. */
  public ServiceSettings {
    if (maxWaitingPublishers < 1) {
      throw new IllegalArgumentException(
          "maxWaitingPublishers is " + maxWaitingPublishers + "; it must be 1 or more");
    }
    requireRoom("unreadBlocks", unreadBlocks);
    requireRoom("unreadMessages", unreadMessages);
    if (!readerPatience.isPositive()) {
      throw new IllegalArgumentException(
          "readerPatience is " + readerPatience + "; it must be more than nothing");
    }
  }

  private static void requireRoom(String name, Load bound) {
    if (bound.items() < 1 || bound.bytes() < 1) {
      throw new IllegalArgumentException(
          name + " is " + bound + "; it must have room for 1 or more");
    }
  }

  /** These settings with another bound for what is unpushed. */
  public ServiceSettings withUnpushed(Load bound) {
    return new ServiceSettings(
        bound, maxWaitingPublishers, unreadBlocks, unreadMessages, readerPatience);
  }

  /** These settings with another bound for what lies unread, of blocks and of the rest each. */
  public ServiceSettings withUnread(Load bound) {
    return new ServiceSettings(unpushed, maxWaitingPublishers, bound, bound, readerPatience);
  }

  /** These settings with another patience for readers. */
  public ServiceSettings withReaderPatience(Duration patience) {
    return new ServiceSettings(
        unpushed, maxWaitingPublishers, unreadBlocks, unreadMessages, patience);
  }

  /**
   * 500 copies of blocks or 32 MiB unpushed; 1,000 blocks and 10,000 other messages unread, 64 MiB
   * of each; two minutes of patience.
   */
  public static ServiceSettings defaults() {
    return new ServiceSettings(
        new Load(500, 32 * MIB),
        10_000,
        new Load(1_000, 64 * MIB),
        new Load(10_000, 64 * MIB),
        Duration.ofMinutes(2));
  }
}
