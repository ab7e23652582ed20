// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.id.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a replay found.
 *
 * @param inputs how many inputs the node took, and did the same as when it was recorded
 * @param kinds how many of each kind, by their names
 * @param began when the recorded node was made
 * @param lasted from then to the last input
 * @param checkpoints how many state hashes were compared and found the same
 * @param stateHash what the node is in the end
 * @param view what it shows in the end, or before it was stopped
 * @param ending how it came to an end
 */
public record ReplayReport(
    long inputs,
    Map<String, Long> kinds,
    Instant began,
    Duration lasted,
    long checkpoints,
    Bytes stateHash,
    NodeView view,
    Ending ending) {

  /** Keeps an unmodifiable copy in the same order. */
  public ReplayReport {
    kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
  }

  /** Whether all that could be compared was the same. */
  public boolean isSame() {
    return switch (ending) {
      case Ending.Complete _, Ending.Asked _, Ending.Torn _ -> true;
      case Ending.Different _, Ending.Damaged _ -> false;
    };
  }

  /** How a replay came to its end. */
  public sealed interface Ending {

    /** The recording was gone through to its end mark. */
    record Complete(Entry.EndReason reason, String detail) implements Ending {}

    /** So many inputs were asked for, and more follow. */
    record Asked() implements Ending {}

    /**
     * The recording has no end mark: whoever wrote it was killed, or the disk failed.
     *
     * @param bytes how many of its last bytes are no entry; 0 if it ends between two
     */
    record Torn(long bytes) implements Ending {}

    /**
     * The node does something else than it did.
     *
     * @param where the input, counted from 1 and named, at which that is seen first
     * @param detail one line: what differs
     */
    record Different(String where, String detail) implements Ending {}

    /**
     * The recording cannot be read on.
     *
     * @param position the byte of the file
     * @param detail one line: what is wrong
     */
    record Damaged(long position, String detail) implements Ending {}
  }
}
