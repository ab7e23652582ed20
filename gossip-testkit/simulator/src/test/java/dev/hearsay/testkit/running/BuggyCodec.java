// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.testkit.contracts.ForwardingCodec;
import dev.hearsay.wire.ProtobufCodec;

/** Stands for a bug of the node: it throws when one content is encoded. */
final class BuggyCodec extends ForwardingCodec {

  private final Class<? extends Content> unspeakable;

  BuggyCodec(Class<? extends Content> unspeakable) {
    super(new ProtobufCodec());
    this.unspeakable = unspeakable;
  }

  @Override
  public Bytes encode(GossipMessage message) {
    if (unspeakable.isInstance(message.content())) {
      throw new UnsupportedOperationException("a planted bug");
    }
    return super.encode(message);
  }
}
