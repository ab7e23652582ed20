// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static dev.hearsay.bootstrap.settings.Key.count;
import static dev.hearsay.bootstrap.settings.Key.duration;
import static dev.hearsay.bootstrap.settings.Key.endpoint;
import static dev.hearsay.bootstrap.settings.Key.endpoints;
import static dev.hearsay.bootstrap.settings.Key.text;
import static dev.hearsay.bootstrap.settings.Key.texts;
import static dev.hearsay.bootstrap.settings.Key.truth;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import java.util.List;

/** Every key that this version uses, with Fabric's defaults (configuration §1 and §4). */
final class PeerKeys {
  // ---- who this node is ----

  static final Key<String> MSP_ID = text("peer.localMspId", "SampleOrg");
  static final Key<String> MSP_FOLDER = text("peer.mspConfigPath", "msp");

  // ---- where it listens ----

  static final Key<String> ADDRESS = text("peer.address", "0.0.0.0:7051");
  static final Key<Boolean> ADDRESS_AUTO_DETECT = truth("peer.addressAutoDetect", false);
  static final Key<String> LISTEN_ADDRESS = text("peer.listenAddress", "0.0.0.0:7051");
  static final Key<Integer> MAX_RECEIVE =
      count("peer.maxRecvMsgSize", 104_857_600).orDefaultIfZero();
  static final Key<Integer> MAX_SEND = count("peer.maxSendMsgSize", 104_857_600).orDefaultIfZero();

  // ---- TLS ----

  static final Key<Boolean> TLS_ENABLED = truth("peer.tls.enabled", false);
  static final Key<String> TLS_CERT = text("peer.tls.cert.file", "");
  static final Key<String> TLS_KEY = text("peer.tls.key.file", "");
  static final Key<String> TLS_ROOT_CERT = text("peer.tls.rootcert.file", "");
  static final Key<Boolean> TLS_CLIENT_AUTH = truth("peer.tls.clientAuthRequired", false);
  static final Key<List<String>> TLS_CLIENT_ROOTS = texts("peer.tls.clientRootCAs.files");
  static final Key<String> TLS_CLIENT_CERT = text("peer.tls.clientCert.file", "");
  static final Key<String> TLS_CLIENT_KEY = text("peer.tls.clientKey.file", "");

  // ---- keepalive ----

  static final Key<Duration> KEEPALIVE_INTERVAL = duration("peer.keepalive.interval", ofHours(2));
  static final Key<Duration> KEEPALIVE_TIMEOUT = duration("peer.keepalive.timeout", ofSeconds(20));
  static final Key<Duration> KEEPALIVE_MIN_INTERVAL =
      duration("peer.keepalive.minInterval", ofMinutes(1));
  static final Key<Duration> CLIENT_KEEPALIVE_INTERVAL =
      duration("peer.keepalive.client.interval", ofMinutes(1));
  static final Key<Duration> CLIENT_KEEPALIVE_TIMEOUT =
      duration("peer.keepalive.client.timeout", ofSeconds(20));

  // ---- operations ----

  /** Fabric knows {@code disabled}, {@code prometheus} and {@code statsd}. */
  static final Key<String> METRICS_PROVIDER = text("metrics.provider", "disabled");

  static final Key<String> OPERATIONS_ADDRESS = text("operations.listenAddress", "127.0.0.1:9443");

  /** This node's own: it asks for metrics and says where, in one line. */
  static final Key<String> METRICS_ADDRESS = text("metrics.address", "");

  // ---- Hearsay's own ----

  static final Key<String> SIGNATURE_PROVIDER = text("hearsay.signatureProvider", "auto");

  /** The strategy by which blocks are pushed. */
  static final Key<String> DISSEMINATION =
      text("hearsay.dissemination", GossipTimers.Blocks.DEFAULTS.strategy());

  static final Key<Integer> BLOCK_STORE_BYTES =
      number("hearsay.blockStoreBytes", GossipTimers.Blocks.DEFAULTS.storeBytes());
  static final Key<Integer> MAX_UNPUSHED_BYTES =
      number("hearsay.maxUnpushedBytes", GossipTimers.Blocks.DEFAULTS.unpushedBytes());

  /** Channels that the node joins at start; see {@link ChannelsSection}. */
  static final Key<List<ChannelPlan>> CHANNELS =
      new Key<>("hearsay.channels", ChannelsSection::read, List.of(), true, true);

  // ---- gossip: endpoints ----

  static final Key<List<Endpoint>> BOOTSTRAP = endpoints("peer.gossip.bootstrap");
  static final Key<Endpoint> ENDPOINT = endpoint("peer.gossip.endpoint");
  static final Key<Endpoint> EXTERNAL_ENDPOINT = endpoint("peer.gossip.externalEndpoint");

  // ---- gossip: membership ----

  static final Key<Duration> ALIVE_INTERVAL = seconds("peer.gossip.aliveTimeInterval", 5);

  /** Absent: five times the alive interval. */
  static final Key<Duration> ALIVE_EXPIRATION = seconds("peer.gossip.aliveExpirationTimeout", 0);

  /** Absent: the alive expiration timeout. */
  static final Key<Duration> RECONNECT_INTERVAL = seconds("peer.gossip.reconnectInterval", 0);

  static final Key<Integer> MAX_CONNECTION_ATTEMPTS =
      number("peer.gossip.maxConnectionAttempts", 120);
  static final Key<Integer> MESSAGE_EXPIRATION_FACTOR =
      number("peer.gossip.msgExpirationFactor", 20);
  static final Key<Duration> PUBLISH_CERT_PERIOD = seconds("peer.gossip.publishCertPeriod", 10);

  // ---- gossip: dissemination ----

  static final Key<Duration> BURST_LATENCY =
      duration("peer.gossip.maxPropagationBurstLatency", ofMillis(10)).orDefaultIfZero();
  static final Key<Integer> BURST_SIZE = number("peer.gossip.maxPropagationBurstSize", 10);
  static final Key<Integer> PROPAGATE_ITERATIONS = number("peer.gossip.propagateIterations", 1);
  static final Key<Integer> PROPAGATE_PEERS = number("peer.gossip.propagatePeerNum", 3);

  // ---- gossip: pull ----

  static final Key<Duration> PULL_INTERVAL = seconds("peer.gossip.pullInterval", 4);
  static final Key<Integer> PULL_PEERS = number("peer.gossip.pullPeerNum", 3);
  static final Key<Duration> DIGEST_WAIT = seconds("peer.gossip.digestWaitTime", 1);
  static final Key<Duration> REQUEST_WAIT =
      duration("peer.gossip.requestWaitTime", ofMillis(1_500)).orDefaultIfZero();
  static final Key<Duration> RESPONSE_WAIT = seconds("peer.gossip.responseWaitTime", 2);

  // ---- gossip: connections ----

  static final Key<Duration> DIAL_TIMEOUT = seconds("peer.gossip.dialTimeout", 3);
  static final Key<Duration> CONNECTION_TIMEOUT = seconds("peer.gossip.connTimeout", 2);
  static final Key<Integer> RECEIVE_BUFFER = number("peer.gossip.recvBuffSize", 20);

  /** The value of Fabric's sample file, which operators run; its code falls back to 20. */
  static final Key<Integer> SEND_BUFFER = number("peer.gossip.sendBuffSize", 200);

  // ---- gossip: channels ----

  static final Key<Duration> PUBLISH_STATE_INFO =
      seconds("peer.gossip.publishStateInfoInterval", 4);
  static final Key<Duration> REQUEST_STATE_INFO =
      seconds("peer.gossip.requestStateInfoInterval", 4);
  static final Key<Duration> MEMBERSHIP_TRACKER =
      seconds("peer.gossip.membershipTrackerInterval", 5);

  /** How long leadership messages are remembered depends on it. */
  static final Key<Duration> LEADER_ALIVE_THRESHOLD =
      seconds("peer.gossip.election.leaderAliveThreshold", 10);

  // ---- gossip: blocks ----

  /** Absent or 0: bytes and age bound what is kept. Fabric's own default is 10. */
  static final Key<Integer> MAX_BLOCK_COUNT = number("peer.gossip.maxBlockCountToStore", 0);

  private PeerKeys() {}

  private static Key<Duration> seconds(String path, long fallback) {
    return duration(path, ofSeconds(fallback)).orDefaultIfZero();
  }

  private static Key<Integer> number(String path, int fallback) {
    return count(path, fallback).orDefaultIfZero();
  }

  /** All keys above. */
  static List<Key<?>> all() {
    return List.of(
        MSP_ID,
        MSP_FOLDER,
        ADDRESS,
        ADDRESS_AUTO_DETECT,
        LISTEN_ADDRESS,
        MAX_RECEIVE,
        MAX_SEND,
        TLS_ENABLED,
        TLS_CERT,
        TLS_KEY,
        TLS_ROOT_CERT,
        TLS_CLIENT_AUTH,
        TLS_CLIENT_ROOTS,
        TLS_CLIENT_CERT,
        TLS_CLIENT_KEY,
        KEEPALIVE_INTERVAL,
        KEEPALIVE_TIMEOUT,
        KEEPALIVE_MIN_INTERVAL,
        CLIENT_KEEPALIVE_INTERVAL,
        CLIENT_KEEPALIVE_TIMEOUT,
        METRICS_PROVIDER,
        OPERATIONS_ADDRESS,
        METRICS_ADDRESS,
        SIGNATURE_PROVIDER,
        DISSEMINATION,
        BLOCK_STORE_BYTES,
        MAX_UNPUSHED_BYTES,
        CHANNELS,
        BOOTSTRAP,
        ENDPOINT,
        EXTERNAL_ENDPOINT,
        ALIVE_INTERVAL,
        ALIVE_EXPIRATION,
        RECONNECT_INTERVAL,
        MAX_CONNECTION_ATTEMPTS,
        MESSAGE_EXPIRATION_FACTOR,
        PUBLISH_CERT_PERIOD,
        BURST_LATENCY,
        BURST_SIZE,
        PROPAGATE_ITERATIONS,
        PROPAGATE_PEERS,
        PULL_INTERVAL,
        PULL_PEERS,
        DIGEST_WAIT,
        REQUEST_WAIT,
        RESPONSE_WAIT,
        DIAL_TIMEOUT,
        CONNECTION_TIMEOUT,
        RECEIVE_BUFFER,
        SEND_BUFFER,
        PUBLISH_STATE_INFO,
        REQUEST_STATE_INFO,
        MEMBERSHIP_TRACKER,
        LEADER_ALIVE_THRESHOLD,
        MAX_BLOCK_COUNT);
  }
}
