// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.DrivenNode;
import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodeMaker;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.time.Now;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a node that is recorded from its first moment to its last.
 *
 * <p>The node never waits for the disk. If the disk fails, or is so slow that more than a bounded
 * number of bytes waits for it, the recording ends with an error in the log, and the node goes on
 * without it. Close the recorder after the node.
 */
public final class Recorder implements NodeMaker, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
  private static final long MAX_WAITING_BYTES = 64L << 20;
  private static final long CLOSE_MILLIS = 5_000;

  private final String name;
  private final RecordPump pump;
  private final AtomicBoolean made = new AtomicBoolean();

  /**
   * A recorder that writes to a fresh file, which its owner only can read.
   *
   * @throws UncheckedIOException if the file exists already or cannot be written; the message names
   *     it
   */
  public static Recorder to(Path file) {
    return new Recorder(file.toString(), RecordingFile.create(file), MAX_WAITING_BYTES);
  }

  /**
   * A recorder that writes to a stream, which it closes.
   *
   * @param name of the recording, for the log
   * @param maxWaitingBytes how much may wait for the stream before the recording ends; a single
   *     input may be larger
   */
  public static Recorder to(String name, OutputStream out, long maxWaitingBytes) {
    return new Recorder(name, out, maxWaitingBytes);
  }

  private Recorder(String name, OutputStream out, long maxWaitingBytes) {
    this.name = name;
    this.pump = new RecordPump(out, maxWaitingBytes, this::failed);
    var _ = pump.offer(Framing.beginning());
  }

  private void failed(IOException failure) {
    LOG.error("recording {} ends: the disk failed; the node goes on", name, failure);
  }

  /**
   * Makes the node that is recorded.
   *
   * @throws IllegalStateException if one was made already
   */
  @Override
  public DrivenNode make(
      NodeSettings settings,
      SelfDescription self,
      NodePorts ports,
      NodeEnvironment environment,
      Now created) {
    if (!made.compareAndSet(false, true)) {
      throw new IllegalStateException(name + " records another node already");
    }
    StepWatch watch = new StepWatch();
    GossipNode node =
        new GossipNode(settings, self, watch.ports(ports), watch.environment(environment), created);
    Recording recording = new Recording(name, pump, EntryForms.of(ports.codec()), watch);
    recording.made(settings, self, node.view().org(), created);
    return new RecordedNode(node, recording);
  }

  /** Waits until what was recorded is written, five seconds at the most. */
  @Override
  public void close() {
    pump.end(new byte[0]);
    if (!pump.join(CLOSE_MILLIS)) {
      LOG.error("recording {} is torn: the disk takes too long for its end", name);
    }
  }
}
