// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.time.Duration;

/** Reads what stands under {@code peer.gossip}. */
final class GossipSection {
  private static final int EXPIRATION_IN_INTERVALS = 5;

  private final ConfigValues values;

  GossipSection(ConfigValues values) {
    this.values = values;
  }

  GossipSettings read(AddressRules addresses) {
    return new GossipSettings(
        values.get(PeerKeys.BOOTSTRAP),
        addresses.internalEndpoint(),
        values.get(PeerKeys.EXTERNAL_ENDPOINT),
        new GossipTimers(membership(), propagation(), pull(), connections(), channels(), blocks()));
  }

  private GossipTimers.Membership membership() {
    Duration interval = values.get(PeerKeys.ALIVE_INTERVAL);
    Duration expiration =
        values
            .find(PeerKeys.ALIVE_EXPIRATION)
            .orElseGet(() -> interval.multipliedBy(EXPIRATION_IN_INTERVALS));
    return new GossipTimers.Membership(
        interval,
        expiration,
        values.find(PeerKeys.RECONNECT_INTERVAL).orElse(expiration),
        values.get(PeerKeys.MAX_CONNECTION_ATTEMPTS),
        values.get(PeerKeys.MESSAGE_EXPIRATION_FACTOR),
        values.get(PeerKeys.PUBLISH_CERT_PERIOD));
  }

  private GossipTimers.Propagation propagation() {
    return new GossipTimers.Propagation(
        values.get(PeerKeys.BURST_LATENCY),
        values.get(PeerKeys.BURST_SIZE),
        values.get(PeerKeys.PROPAGATE_ITERATIONS),
        values.get(PeerKeys.PROPAGATE_PEERS));
  }

  private GossipTimers.PullRounds pull() {
    return new GossipTimers.PullRounds(
        values.get(PeerKeys.PULL_INTERVAL),
        values.get(PeerKeys.PULL_PEERS),
        values.get(PeerKeys.DIGEST_WAIT),
        values.get(PeerKeys.REQUEST_WAIT),
        values.get(PeerKeys.RESPONSE_WAIT));
  }

  private GossipTimers.Connections connections() {
    return new GossipTimers.Connections(
        values.get(PeerKeys.DIAL_TIMEOUT),
        values.get(PeerKeys.CONNECTION_TIMEOUT),
        values.get(PeerKeys.RECEIVE_BUFFER),
        values.get(PeerKeys.SEND_BUFFER));
  }

  private GossipTimers.Channels channels() {
    return new GossipTimers.Channels(
        values.get(PeerKeys.PUBLISH_STATE_INFO),
        values.get(PeerKeys.REQUEST_STATE_INFO),
        values.get(PeerKeys.MEMBERSHIP_TRACKER),
        values.get(PeerKeys.LEADER_ALIVE_THRESHOLD));
  }

  private GossipTimers.Blocks blocks() {
    return new GossipTimers.Blocks(
        values.get(PeerKeys.MAX_BLOCK_COUNT),
        values.get(PeerKeys.BLOCK_STORE_BYTES),
        values.get(PeerKeys.MAX_UNPUSHED_BYTES),
        values.get(PeerKeys.DISSEMINATION));
  }
}
