// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.domain.port.MessageCodec;
import java.nio.file.Path;

/** Goes through a recording, on the calling thread, so that a debugger can stop in it. */
public final class Replay {

  /** As many inputs as there are. */
  public static final long ALL = Long.MAX_VALUE;

  private Replay() {}

  /**
   * Makes the recorded node, feeds it with its inputs, and compares what it does.
   *
   * @param codec the codec that the recorded node had
   * @param inputs how many inputs it is to take at the most
   * @throws NoRecordingException if the file is no recording, holds no node, or one that this
   *     program makes in another way
   */
  public static ReplayReport of(Path file, MessageCodec codec, long inputs) {
    try (RecordingReader reader = RecordingReader.open(file, codec)) {
      ReplayedNode node = make(file, reader.next(), codec);
      return node.report(follow(reader, node, inputs));
    }
  }

  private static ReplayedNode make(Path file, Page first, MessageCodec codec) {
    if (first instanceof Page.Of(Entry.Made made)) {
      try {
        return new ReplayedNode(made, codec);
      } catch (DifferentPastException other) {
        throw new NoRecordingException(
            file + " was recorded by another program than this: " + other.getMessage(), other);
      }
    }
    throw new NoRecordingException(file + " is a recording that holds no node");
  }

  private static Ending follow(RecordingReader reader, ReplayedNode node, long inputs) {
    try {
      while (true) {
        Page page = reader.next();
        switch (page) {
          case Page.Over _ -> {
            return new Ending.Torn(0);
          }
          case Page.Torn(long bytes) -> {
            return new Ending.Torn(bytes);
          }
          case Page.Damaged(long position, String detail) -> {
            return new Ending.Damaged(position, detail);
          }
          case Page.Of(Entry.Ended(var reason, long count, var hash, String detail)) -> {
            node.compareEnd(count, hash);
            return new Ending.Complete(reason, detail);
          }
          case Page.Of(Entry.Stepped _) when node.inputs() >= inputs -> {
            return new Ending.Asked();
          }
          case Page.Of(Entry entry) -> node.take(entry);
        }
      }
    } catch (DifferentPastException difference) {
      return new Ending.Different(node.place(), String.valueOf(difference.getMessage()));
    }
  }
}
