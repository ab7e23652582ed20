// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import java.util.ArrayList;
import java.util.List;

/** The blocks of one channel, as the orderers have made them. Grows with every block. */
final class Orderers {

  private final KeylessAuthority authority;
  private final ChannelId channel;
  private final Bytes data;
  private final List<Bytes> blocks = new ArrayList<>();

  Orderers(KeylessAuthority authority, ChannelId channel, int bytes) {
    this.authority = authority;
    this.channel = channel;
    this.data = Bytes.wrap(new byte[bytes]);
  }

  /** Makes the next block. */
  void cut() {
    blocks.add(authority.newBlock(channel, blocks.size() + 1L, data));
  }

  /** The number of the newest block; 0 before the first. */
  long newest() {
    return blocks.size();
  }

  /** A block that was made. */
  Bytes block(long number) {
    return blocks.get((int) number - 1);
  }
}
