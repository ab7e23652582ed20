// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.form.FormWriter;
import dev.hearsay.application.form.ViewForm;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.GossipMetrics;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches what a node does to the world and what the world answers: the same in a recording and in
 * its replay, so that the two can be compared.
 *
 * <p>Effects are the calls of the transport, the timers set, the jobs submitted, the events, and
 * what is said to the embedder, each with its parameters; byte strings count by their lengths and
 * hash codes, jobs by their lanes. Belongs to the thread that drives the node.
 */
final class StepWatch {

  private List<Long> answers = new ArrayList<>();
  private FormWriter effects = new FormWriter();
  private byte[] chain = new byte[0];
  private boolean watching = true;

  /** The same adapters, watched. */
  NodePorts ports(NodePorts ports) {
    GossipMetrics metrics = ports.metrics();
    return new NodePorts(
        new WatchedComm(ports.comm(), this),
        ports.codec(),
        ports.crypto(),
        ports.advisor(),
        ports.channels(),
        ports.tls(),
        event -> {
          effect("event", event);
          metrics.on(event);
        });
  }

  /** The same environment, watched. */
  NodeEnvironment environment(NodeEnvironment environment) {
    return new NodeEnvironment(
        (lane, job) -> {
          effect("job", lane);
          environment.offload().submit(lane, job);
        },
        (delay, timer) -> {
          effect("timer", delay, timer);
          environment.timers().schedule(delay, timer);
        },
        new WatchedRandomness(environment.randomness(), this),
        new WatchedReplies(environment.replies(), this));
  }

  /** Notes an effect; what it is about counts as it prints itself. */
  void effect(String kind, Object... about) {
    if (watching) {
      effects.text(kind);
      for (Object part : about) {
        effects.text(part.toString());
      }
    }
  }

  /** Notes an effect on an envelope. */
  void effect(String kind, Object about, Envelope envelope) {
    if (watching) {
      effect(kind, about);
      note(envelope.payload());
      note(envelope.signature());
      envelope
          .secret()
          .ifPresent(secret -> {
            note(secret.payload());
            note(secret.signature());
          });
    }
  }

  private void note(Bytes bytes) {
    effects.number(bytes.length()).number(bytes.hashCode());
  }

  /** Notes what the world answered, and passes it on. */
  long answered(long answer) {
    if (watching) {
      answers.add(answer);
    }
    return answer;
  }

  /** Ends a step, and begins the next. */
  Deed deed(String thrown) {
    MessageDigest digest = sha256();
    digest.update(chain);
    chain = digest.digest(effects.toArray());
    Deed deed = new Deed(answers, ByteBuffer.wrap(chain).getLong(), thrown);
    answers = new ArrayList<>();
    effects = new FormWriter();
    return deed;
  }

  /** A SHA-256 over what the node shows of itself, and over all effects of all steps so far. */
  Bytes stateHash(NodeView view) {
    FormWriter shown = new FormWriter();
    ViewForm.write(shown, view);
    MessageDigest digest = sha256();
    digest.update(chain);
    return Bytes.wrap(digest.digest(shown.toArray()));
  }

  /** Watches no more: the node goes on at its full speed. */
  void end() {
    watching = false;
    answers = List.of();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
