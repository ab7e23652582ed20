// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Messages that several peers were asked to acknowledge (comm §4.4): chooses the peers, counts
 * their answers and reports once. Bounded by the acknowledgements that the connections await; each
 * of them ends in time.
 *
 * <p>Owned by the node loop.
 */
final class AckedSends {

  /** How one peer is asked. */
  @FunctionalInterface
  interface Asking {
    void sendAcked(
        PeerAddress target, long token, GossipMessage message, Duration timeout, Now now);
  }

  private final Asking asking;
  private final Randomness randomness;
  private final Replies replies;
  private final Map<Long, Sending> running = new HashMap<>();
  private long lastToken;

  AckedSends(Asking asking, Randomness randomness, Replies replies) {
    this.asking = asking;
    this.randomness = randomness;
    this.replies = replies;
  }

  void begin(long ticket, Command.SendByCriteria command, Now now) {
    List<PeerAddress> targets =
        randomness.choose(command.candidates(), command.maxPeers(), candidate -> true);
    long token = ++lastToken;
    if (targets.isEmpty()) {
      replies.replied(ticket, new Reply.Acked(AckReport.NOBODY));
      return;
    }
    running.put(token, new Sending(ticket, targets.size(), command.minAck()));
    for (PeerAddress target : targets) {
      asking.sendAcked(target, token, command.message(), command.timeout(), now);
    }
  }

  /** A peer answered, or did not. What comes after the report is passed over. */
  void acknowledged(long token, String error) {
    Sending sending = running.get(token);
    if (sending != null && sending.isOverAfter(error)) {
      running.remove(token);
      replies.replied(sending.ticket, new Reply.Acked(sending.report()));
    }
  }

  /** One message and the answers to it. */
  private static final class Sending {
    private final long ticket;
    private final int minAck;
    private int missing;
    private int successes;
    private final TreeMap<String, Integer> failures = new TreeMap<>();

    Sending(long ticket, int asked, int minAck) {
      this.ticket = ticket;
      this.missing = asked;
      this.minAck = minAck;
    }

    boolean isOverAfter(String error) {
      missing--;
      if (error.isEmpty()) {
        successes++;
      } else {
        failures.merge(error, 1, Integer::sum);
      }
      return missing == 0 || (minAck > 0 && successes == minAck);
    }

    AckReport report() {
      return new AckReport(successes, failures);
    }
  }
}
