// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a pull engine does not know by itself: the items. Called on the node loop. */
public interface PullMediator {

  // ---- asking

  /** The peers that may be asked, in an order that is the same in every run. */
  List<PeerAddress> peers();

  /**
   * Those of {@link #peers} that say to have what is missing here. They are asked first, but never
   * they alone where others could be asked too: they may lie.
   */
  default List<PeerAddress> promising() {
    return List.of();
  }

  /**
   * Whether something is known to exist that is not at hand and should be by now. Requests leave
   * with the first useful digest then, and one round follows the other, the rarer the longer
   * nothing comes.
   */
  default boolean isBehind() {
    return false;
  }

  /**
   * How many items may be on their way at a time; more are asked for only while no more than half
   * as many are in judgement, so that nothing comes for which there is no room.
   */
  default int mayBeUnderWay() {
    return Integer.MAX_VALUE;
  }

  /**
   * What a hello says beside its nonce, so that others need not offer what is at hand already.
   * Fabric sends nothing and ignores what it gets.
   */
  default Bytes hint() {
    return Bytes.EMPTY;
  }

  /**
   * Whether the item called {@code digest}, offered by {@code owner}, is wanted. A malformed name
   * is reported here.
   */
  boolean wants(Bytes digest, ConnectionInfo owner, Now now);

  /**
   * A peer that was asked has answered.
   *
   * @param names of all that it has for us, or as many as fit into one message
   */
  default void listed(ConnectionInfo owner, List<Bytes> names, Now now) {}

  /**
   * Reads an item that arrived. Empty if it is known byte for byte, or is no item at all: that is
   * reported here, and hides no other item.
   */
  Optional<PullItem> open(Envelope envelope, ConnectionInfo from, Now now);

  /**
   * Takes an item that was asked for. Once it is judged, {@link PullEngine#accepted} or {@link
   * PullEngine#refused} is to be called, at once or later.
   */
  void deliver(PullItem item, ConnectionInfo from, Now now);

  /**
   * An item that was asked for came when it was not wanted any more, for another copy was taken
   * meanwhile. Reported here, where that has a name.
   */
  default void superfluous(PullItem item, ConnectionInfo from) {}

  // ---- answering

  /** The names of the items at hand, in an order that is the same in every run. */
  List<Bytes> items();

  /**
   * The names of the items at hand that are of use to somebody who gave this hint with its hello,
   * in an order that is the same in every run.
   *
   * @param hint any bytes; empty if the hello came without one
   */
  default List<Bytes> items(Bytes hint) {
    return items();
  }

  /**
   * Which items {@code requester} may see; asked for once per message that is answered (pitfalls
   * A.1.10).
   */
  Predicate<Bytes> disclosedTo(ConnectionInfo requester, Now now);

  /** The original bytes of the item called {@code digest}. */
  Optional<Envelope> item(Bytes digest);
}
