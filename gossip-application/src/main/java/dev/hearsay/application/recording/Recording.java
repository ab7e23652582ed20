// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.form.Form;
import dev.hearsay.application.form.FormWriter;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.recording.Entry.EndReason;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.time.Now;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a node's story down, entry by entry, until it ends or cannot be written on. Belongs to the
 * node's thread, and never lets it wait.
 */
final class Recording {

  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  /** How many inputs lie between two checkpoints. */
  static final int CHECKPOINT_INTERVAL = 1_000;

  private final String name;
  private final RecordPump pump;
  private final Form<Entry> form;
  private final StepWatch watch;
  private long inputs;
  private long missed;
  private boolean over;

  Recording(String name, RecordPump pump, Form<Entry> form, StepWatch watch) {
    this.name = name;
    this.pump = pump;
    this.form = form;
    this.watch = watch;
  }

  void made(NodeSettings settings, SelfDescription self, OrgId org, Now now) {
    write(new Entry.Made(settings, self, org, now, watch.deed("")));
  }

  void started(Now now, String thrown) {
    if (!over) {
      write(new Entry.Started(now, watch.deed(thrown)));
    }
  }

  void stepped(Input input, Now now, String thrown) {
    if (!over && write(new Entry.Stepped(input, now, watch.deed(thrown)))) {
      inputs++;
    } else {
      missed++;
    }
  }

  /** Whether an input ends its node, which forgets what it knew then. */
  static boolean isLast(Input input) {
    return input instanceof Input.Commanded(long ticket, Input.Command.Stop stop);
  }

  /** Notes what the node is. */
  void checkpoint(NodeView view) {
    if (!over) {
      write(new Entry.Checkpoint(inputs, watch.stateHash(view)));
    }
  }

  /** A step is done: there may be something to compare. */
  void rested(NodeView view) {
    if (view.stopped()) {
      end(EndReason.STOPPED, watch.stateHash(view), "");
    } else if (inputs % CHECKPOINT_INTERVAL == 0) {
      checkpoint(view);
    }
  }

  /** A step threw: the node takes no more. */
  void brokeDown(NodeView view, Throwable bug) {
    end(EndReason.BUG, watch.stateHash(view), bug.toString());
  }

  private boolean write(Entry entry) {
    try {
      return take(framed(entry));
    } catch (RuntimeException unwritable) {
      LOG.error(
          "recording {} ends after {} inputs: the next cannot be written down",
          name,
          inputs,
          unwritable);
      end(EndReason.UNWRITABLE, Bytes.EMPTY, unwritable.toString());
      return false;
    }
  }

  private boolean take(byte[] frame) {
    if (pump.isOver()) {
      leave();
      return false;
    }
    if (!pump.offer(frame)) {
      LOG.error(
          "recording {} ends after {} inputs: the disk is slower than the node", name, inputs);
      end(EndReason.TOO_SLOW, Bytes.EMPTY, "the disk is slower than the node");
      return false;
    }
    return true;
  }

  private void end(EndReason reason, Bytes stateHash, String detail) {
    if (over) {
      tellMissed();
      return;
    }
    pump.end(framed(new Entry.Ended(reason, inputs, stateHash, detail)));
    leave();
  }

  private void leave() {
    over = true;
    watch.end();
  }

  private void tellMissed() {
    if (missed > 0) {
      LOG.error("recording {} lacks the last {} inputs of its node, or more", name, missed);
    }
  }

  private byte[] framed(Entry entry) {
    FormWriter out = new FormWriter();
    form.write(out, entry);
    return Framing.frame(out);
  }
}
