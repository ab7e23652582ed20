// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it stands between two steps of the node: immutable, and the same object until
 * something changes.
 */
public final class ChannelView {

  private final ChannelConfig config;
  private final boolean left;
  private final long ledgerHeight;
  private final @Nullable SignedMessage ownStateInfo;
  private final List<ChannelPeer> peers;

  ChannelView(
      ChannelConfig config,
      boolean left,
      long ledgerHeight,
      @Nullable SignedMessage ownStateInfo,
      List<ChannelPeer> peers) {
    this.config = config;
    this.left = left;
    this.ledgerHeight = ledgerHeight;
    this.ownStateInfo = ownStateInfo;
    this.peers = peers;
  }

  /** The channel. */
  public ChannelId channel() {
    return config.channel();
  }

  /** The configuration in force. */
  public ChannelConfig config() {
    return config;
  }

  /** Whether this node has left the channel and not joined it again. */
  public boolean left() {
    return left;
  }

  /** The number of blocks in the embedder's ledger, unsigned, as told last; 1 before. */
  public long ledgerHeight() {
    return ledgerHeight;
  }

  /**
   * What this node signed last about itself; empty for a moment after joining. It may be older than
   * {@link #ledgerHeight()} (overview §5, SelfChannelInfo).
   */
  public Optional<SignedMessage> ownStateInfo() {
    return Optional.ofNullable(ownStateInfo);
  }

  /** The peers of the channel, this node not among them; nobody once it was left. */
  public List<ChannelPeer> peers() {
    return peers;
  }
}
