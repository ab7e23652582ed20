// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.application.ledger.BlockLog;
import dev.hearsay.application.ledger.BlockSink;
import dev.hearsay.bootstrap.settings.ChannelPlan;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What becomes of the blocks that a node is given. */
sealed interface LedgerPlan {
  /** Block 0 is the channel's configuration, which a node has when it joins. */
  long FIRST_BLOCK = 1;

  /** They are counted; a node that is started anew begins with the first one. */
  record Counted() implements LedgerPlan {}

  /** They are appended to a file, and a node that is started anew goes on from there. */
  record Logged(Path file) implements LedgerPlan {}

  /**
   * Checks that a file is to hold the blocks of one channel only.
   *
   * @throws ConfigurationException if the node is to join none or several
   */
  default void check(List<ChannelPlan> channels) {
    if (this instanceof Logged(Path file) && channels.size() != 1) {
      throw new ConfigurationException(
          "--block-log %s holds the blocks of one channel, but hearsay.channels names %s; %s"
              .formatted(
                  file,
                  channels.isEmpty()
                      ? "none"
                      : channels.stream().map(ChannelPlan::channel).toList(),
                  "name one there"));
    }
  }

  /**
   * A fresh sink for the blocks of a channel.
   *
   * @throws ConfigurationException if the file cannot be used
   */
  default BlockSink open() {
    return switch (this) {
      case Counted counted -> BlockSink.counting(FIRST_BLOCK);
      case Logged(Path file) -> {
        try {
          yield BlockLog.open(file, FIRST_BLOCK);
        } catch (UncheckedIOException e) {
          throw new ConfigurationException("--block-log: " + e.getMessage(), e);
        }
      }
    };
  }
}
