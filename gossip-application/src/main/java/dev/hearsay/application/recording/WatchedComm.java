// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;

/** A transport whose calls are noted. */
final class WatchedComm implements Comm {

  private final Comm comm;
  private final StepWatch watch;

  WatchedComm(Comm comm, StepWatch watch) {
    this.comm = comm;
    this.watch = watch;
  }

  /** Whoever drives the node starts and closes the transport; the node does neither. */
  @Override
  public void start(CommListener listener) {
    comm.start(listener);
  }

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    watch.effect("dial", link, endpoint);
    comm.dial(link, endpoint);
  }

  @Override
  public void request(LinkId link, int messages) {
    watch.effect("request", link, messages);
    comm.request(link, messages);
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    watch.effect("write", link, envelope);
    return watch.answered(comm.write(link, envelope) ? 1 : 0) == 1;
  }

  @Override
  public void finish(LinkId link) {
    watch.effect("finish", link);
    comm.finish(link);
  }

  @Override
  public void abort(LinkId link, String reason) {
    watch.effect("abort", link, reason);
    comm.abort(link, reason);
  }

  @Override
  public void ping(long token, Endpoint endpoint) {
    watch.effect("ping", token, endpoint);
    comm.ping(token, endpoint);
  }

  @Override
  public void close() {
    comm.close();
  }
}
