// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import org.jspecify.annotations.Nullable;

/** A good transport, to be broken in one place by a subclass. */
class BrokenComm extends ForwardingComm implements ForwardingListener {

  private @Nullable CommListener listener;

  BrokenComm(Comm comm) {
    super(comm);
  }

  @Override
  public final CommListener target() {
    CommListener given = listener;
    if (given == null) {
      throw new IllegalStateException("not started");
    }
    return given;
  }

  @Override
  public void start(CommListener given) {
    listener = given;
    comm().start(this);
  }
}
