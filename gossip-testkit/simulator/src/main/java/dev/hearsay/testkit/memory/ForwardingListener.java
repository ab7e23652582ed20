// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;

/** Hands on all that it hears; a test overrides the one report that it watches or changes. */
public interface ForwardingListener extends CommListener {

  /** Who is told. */
  CommListener target();

  @Override
  default void linkUp(LinkId link, LinkInfo info) {
    target().linkUp(link, info);
  }

  @Override
  default void received(LinkId link, Envelope envelope) {
    target().received(link, envelope);
  }

  @Override
  default void writable(LinkId link) {
    target().writable(link);
  }

  @Override
  default void linkDown(LinkId link, LinkEnd cause, String detail) {
    target().linkDown(link, cause, detail);
  }

  @Override
  default void pinged(long token, boolean answered, String detail) {
    target().pinged(token, answered, detail);
  }

  @Override
  default void refused(Rejection reason, String remoteHost, String detail) {
    target().refused(reason, remoteHost, detail);
  }
}
