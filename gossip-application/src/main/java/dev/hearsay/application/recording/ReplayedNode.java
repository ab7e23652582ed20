// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.time.Now;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded node that lives again: it takes the same inputs at the same times, in the past world.
 */
final class ReplayedNode {

  private final Past past = new Past();
  private final StepWatch watch = new StepWatch();
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Now made;
  private final GossipNode node;
  private @Nullable NodeView shown;
  private Now last;
  private long inputs;
  private long checkpoints;
  private String place = "its making";

  /**
   * Makes it.
   *
   * @throws DifferentPastException if that did something else than when it was recorded
   */
  ReplayedNode(Entry.Made entry, MessageCodec codec) {
    this.made = entry.now();
    this.last = entry.now();
    past.begin(entry.deed().answers());
    this.node =
        new GossipNode(
            entry.settings(),
            entry.self(),
            watch.ports(PastWorld.ports(entry, codec, past)),
            watch.environment(PastWorld.environment(past)),
            entry.now());
    compare(entry.deed(), "");
  }

  /** How many inputs it took. */
  long inputs() {
    return inputs;
  }

  /** What it does at present, for whoever finds a difference. */
  String place() {
    return place;
  }

  /**
   * Takes what is recorded next.
   *
   * @throws DifferentPastException if it does something else than when it was recorded
   */
  void take(Entry entry) {
    switch (entry) {
      case Entry.Started(Now now, Deed deed) -> {
        place = "its start";
        live(deed, now, () -> node.start(now));
      }
      case Entry.Stepped(Input input, Now now, Deed deed) -> {
        String kind = nameOf(input);
        place = "input %d, %s".formatted(inputs + 1, kind);
        if (Recording.isLast(input)) {
          shown = node.view();
        }
        live(deed, now, () -> node.step(input, now));
        inputs++;
        kinds.merge(kind, 1L, Long::sum);
      }
      case Entry.Checkpoint(long count, Bytes stateHash) -> compareState(count, stateHash);
      case Entry.Made _, Entry.Ended _ ->
          throw new DifferentPastException("the recording begins or ends in its middle");
    }
  }

  private void live(Deed deed, Now now, Runnable step) {
    last = now;
    past.begin(deed.answers());
    compare(deed, thrownBy(step, deed));
  }

  /**
   * A step that goes on where it threw may ask for what nobody was asked for: it throws nothing.
   */
  private static String thrownBy(Runnable step, Deed recorded) {
    try {
      step.run();
      return "";
    } catch (DifferentPastException difference) {
      if (recorded.thrown().isEmpty()) {
        throw difference;
      }
      return "";
    } catch (RuntimeException | Error bug) {
      return bug.getClass().getName();
    }
  }

  private void compare(Deed recorded, String thrown) {
    if (!thrown.equals(recorded.thrown())) {
      throw new DifferentPastException(
          "it throws %s; when it was recorded, %s"
              .formatted(orNothing(thrown), orNothing(recorded.thrown())));
    }
    past.end();
    if (watch.deed(thrown).fingerprint() != recorded.fingerprint()) {
      throw new DifferentPastException("its effects are others");
    }
  }

  private static String orNothing(String thrown) {
    return thrown.isEmpty() ? "nothing" : thrown;
  }

  private void compareState(long count, Bytes stateHash) {
    place = "the state after input " + inputs;
    if (count != inputs) {
      throw new DifferentPastException(count + " inputs were recorded");
    }
    if (!watch.stateHash(node.view()).equals(stateHash)) {
      throw new DifferentPastException("its state is another");
    }
    checkpoints++;
  }

  /**
   * Compares what is known of the end.
   *
   * @param stateHash empty if the recording ended before the node
   */
  void compareEnd(long count, Bytes stateHash) {
    if (!stateHash.isEmpty()) {
      compareState(count, stateHash);
    }
  }

  /** What was found. */
  ReplayReport report(Ending ending) {
    return new ReplayReport(
        inputs,
        kinds,
        made.wall(),
        last.since(made.elapsedNanos()),
        checkpoints,
        watch.stateHash(node.view()),
        shown == null ? node.view() : shown,
        ending);
  }

  private static String nameOf(Input input) {
    return input instanceof Input.Commanded(long ticket, Input.Command command)
        ? command.getClass().getSimpleName()
        : input.getClass().getSimpleName();
  }
}
