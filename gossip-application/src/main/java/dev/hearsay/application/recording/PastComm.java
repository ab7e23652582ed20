// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;

/** A transport that carries nothing, and is as quick and as slow as the recorded one was. */
final class PastComm implements Comm {

  private final Past past;

  PastComm(Past past) {
    this.past = past;
  }

  @Override
  public void start(CommListener listener) {}

  @Override
  public void dial(LinkId link, Endpoint endpoint) {}

  @Override
  public void request(LinkId link, int messages) {}

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    return past.answer() == 1;
  }

  @Override
  public void finish(LinkId link) {}

  @Override
  public void abort(LinkId link, String reason) {}

  @Override
  public void ping(long token, Endpoint endpoint) {}

  @Override
  public void close() {}
}
