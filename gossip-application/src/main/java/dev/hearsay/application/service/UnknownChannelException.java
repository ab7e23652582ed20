// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.id.ChannelId;

/** A channel was named that this node has not joined, or has left. */
public final class UnknownChannelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ChannelId channel;

  /** The unknown channel is {@code channel}. */
  public UnknownChannelException(ChannelId channel) {
    super("channel '" + channel + "' is not joined: call joinChan first");
    this.channel = channel;
  }

  /** The channel that was named. */
  public ChannelId channel() {
    return channel;
  }
}
