// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.recording.Recorder;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.bootstrap.wiring.Closing;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Whether a node's inputs are recorded, to be replayed by {@code hearsay replay}. */
sealed interface RecordPlan {
  /** They are not. */
  record Unrecorded() implements RecordPlan {}

  /** They are written to a fresh file. */
  record Recorded(Path file) implements RecordPlan {}

  /**
   * What makes the node.
   *
   * @param closing closes the recording, after the node that is opened later
   * @throws ConfigurationException if the file exists already or cannot be written
   */
  default NodeMaker open(Closing closing) {
    return switch (this) {
      case Unrecorded unrecorded -> GossipNode::new;
      case Recorded(Path file) -> {
        try {
          yield closing.with(Recorder.to(file));
        } catch (UncheckedIOException e) {
          throw new ConfigurationException("--record: " + e.getMessage(), e);
        }
      }
    };
  }
}
