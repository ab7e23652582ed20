// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.testkit.memory.ForwardingComm;
import dev.hearsay.testkit.memory.ForwardingListener;
import java.util.Queue;

/** A transport that keeps every envelope that arrives. */
final class RecordingComm extends ForwardingComm {
  private final Queue<Envelope> recorded;

  RecordingComm(Comm comm, Queue<Envelope> recorded) {
    super(comm);
    this.recorded = recorded;
  }

  @Override
  public void start(CommListener listener) {
    super.start(new Recorder(listener, recorded));
  }

  private record Recorder(CommListener target, Queue<Envelope> recorded)
      implements ForwardingListener {
    @Override
    public void received(LinkId link, Envelope envelope) {
      recorded.add(envelope);
      target.received(link, envelope);
    }
  }
}
