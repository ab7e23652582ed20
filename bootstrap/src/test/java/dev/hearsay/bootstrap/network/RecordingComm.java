// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.util.Queue;

/** A transport that keeps every envelope that arrives. */
final class RecordingComm implements Comm {
  private final Comm comm;
  private final Queue<Envelope> recorded;

  RecordingComm(Comm comm, Queue<Envelope> recorded) {
    this.comm = comm;
    this.recorded = recorded;
  }

  @Override
  public void start(CommListener listener) {
    comm.start(
        new CommListener() {
          @Override
          public void linkUp(LinkId link, LinkInfo info) {
            listener.linkUp(link, info);
          }

          @Override
          public void received(LinkId link, Envelope envelope) {
            recorded.add(envelope);
            listener.received(link, envelope);
          }

          @Override
          public void writable(LinkId link) {
            listener.writable(link);
          }

          @Override
          public void linkDown(LinkId link, LinkEnd cause, String detail) {
            listener.linkDown(link, cause, detail);
          }

          @Override
          public void pinged(long token, boolean answered, String detail) {
            listener.pinged(token, answered, detail);
          }

          @Override
          public void refused(Rejection reason, String remoteAddress, String detail) {
            listener.refused(reason, remoteAddress, detail);
          }
        });
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
