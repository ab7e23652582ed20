// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.Replies;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import java.util.Optional;

/**
 * The world of a replayed node: adapters that answer what was recorded and do nothing. Slow jobs
 * are not done, since their results stand in the recording, as inputs.
 */
final class PastWorld {

  private PastWorld() {}

  static NodePorts ports(Entry.Made made, MessageCodec codec, Past past) {
    return new NodePorts(
        new PastComm(past),
        codec,
        new PastCrypto(made.self().identity()),
        identity -> Optional.of(made.org()),
        new Configurations(),
        certificates -> {},
        event -> {});
  }

  static NodeEnvironment environment(Past past) {
    return new NodeEnvironment(
        (lane, job) -> {}, (delay, timer) -> {}, new Chance(past), new Silence());
  }

  /** Chance that was taken. */
  private record Chance(Past past) implements Randomness {
    @Override
    public long nextLong() {
      return past.answer();
    }

    @Override
    public int nextInt(int bound) {
      long drawn = past.answer();
      if (drawn < 0 || drawn >= bound) {
        throw new DifferentPastException(
            "it draws one of %d and drew %d when it was recorded".formatted(bound, drawn));
      }
      return (int) drawn;
    }

    @Override
    public Randomness fork(String label) {
      return this;
    }
  }

  /** Trust needs no configuration where nothing is checked. */
  private record Configurations() implements ChannelConfigurations {
    @Override
    public void accept(ChannelConfig config) {}

    @Override
    public void forget(ChannelId channel) {}
  }

  /** Nobody listens. */
  private record Silence() implements Replies {
    @Override
    public void replied(long ticket, Reply reply) {}

    @Override
    public void delivered(long subscription, ChannelMessage message) {}

    @Override
    public void givenUp(long subscription, ChannelId channel, long from, long to) {}

    @Override
    public void lagging(long subscription) {}

    @Override
    public void passedThrough(long subscription, ReceivedMessage message) {}
  }
}
