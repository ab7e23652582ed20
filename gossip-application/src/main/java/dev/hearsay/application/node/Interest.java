// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import java.util.List;

/**
 * Which messages a subscriber wants, as a value that the node loop can judge without running the
 * subscriber's code.
 *
 * @param contents the kinds of content; all kinds if empty
 * @param channel the channel; {@link ChannelId#NONE} for all channels, and for messages of none
 */
public record Interest(List<Class<? extends Content>> contents, ChannelId channel) {

  /** Everything. */
  public static final Interest EVERYTHING = new Interest(List.of(), ChannelId.NONE);

  /** Keeps an unmodifiable copy. */
  public Interest {
    contents = List.copyOf(contents);
  }

  /** Whether a message of a channel that says {@code content} is wanted. */
  public boolean covers(ChannelId of, Content content) {
    return coversChannel(of)
        && (contents.isEmpty() || contents.stream().anyMatch(kind -> kind.isInstance(content)));
  }

  /** Whether messages of a channel are wanted at all. */
  public boolean coversChannel(ChannelId of) {
    return channel.isNone() || channel.equals(of);
  }
}
