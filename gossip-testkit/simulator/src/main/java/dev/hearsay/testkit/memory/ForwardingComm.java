// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;

/** A transport over another one; a test overrides the one method that it watches or breaks. */
public class ForwardingComm implements Comm {

  private final Comm comm;

  /** Does what {@code comm} does. */
  public ForwardingComm(Comm comm) {
    this.comm = comm;
  }

  /** The transport below. */
  protected final Comm comm() {
    return comm;
  }

  @Override
  public void start(CommListener listener) {
    comm.start(listener);
  }

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    comm.dial(link, endpoint);
  }

  @Override
  public void request(LinkId link, int messages) {
    comm.request(link, messages);
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    return comm.write(link, envelope);
  }

  @Override
  public void finish(LinkId link) {
    comm.finish(link);
  }

  @Override
  public void abort(LinkId link, String reason) {
    comm.abort(link, reason);
  }

  @Override
  public void ping(long token, Endpoint endpoint) {
    comm.ping(token, endpoint);
  }

  @Override
  public void close() {
    comm.close();
  }
}
