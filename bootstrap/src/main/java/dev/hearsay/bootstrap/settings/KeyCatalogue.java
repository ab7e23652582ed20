// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All keys of the sections that this version reads: those of {@link PeerKeys}, and those that it
 * accepts without using them, so that an existing file of Fabric works as it is.
 */
final class KeyCatalogue {
  /** The sections in which a key that nobody knows is a mistake, in files and in variables. */
  private static final List<String> STRICT =
      List.of(
          "peer.gossip.", "peer.tls.", "peer.keepalive.", "operations.", "metrics.", "hearsay.");

  /** In files so is any other key, or section, that nobody knows here. */
  private static final String PEER = "peer.";

  /** Keys and sections of other parts of a peer, which nobody here looks into. */
  private static final List<String> FOREIGN =
      List.of(
          "peer.adminService.",
          "peer.authentication.",
          "peer.BCCSP.",
          "peer.chaincodeAddress.",
          "peer.chaincodeListenAddress.",
          "peer.client.",
          "peer.deliveryclient.",
          "peer.discovery.",
          "peer.fileSystemPath.",
          "peer.gateway.",
          "peer.gomaxprocs.",
          "peer.handlers.",
          "peer.id.",
          "peer.limits.",
          "peer.localMspType.",
          "peer.networkId.",
          "peer.profile.",
          "peer.validatorPoolSize.");

  private static final List<String> UNUSED =
      List.of(
          "peer.tls.serverhostoverride",
          "peer.keepalive.deliveryClient.interval",
          "peer.keepalive.deliveryClient.timeout",
          "operations.tls.enabled",
          "operations.tls.cert.file",
          "operations.tls.key.file",
          "operations.tls.clientAuthRequired",
          "operations.tls.clientRootCAs.files",
          "metrics.statsd.network",
          "metrics.statsd.address",
          "metrics.statsd.writeInterval",
          "metrics.statsd.prefix",
          "peer.gossip.useLeaderElection",
          "peer.gossip.orgLeader",
          "peer.gossip.stateInfoRetentionInterval",
          "peer.gossip.skipBlockVerification",
          "peer.gossip.nonBlockingCommitMode",
          "peer.gossip.election.startupGracePeriod",
          "peer.gossip.election.membershipSampleInterval",
          "peer.gossip.election.leaderElectionDuration",
          "peer.gossip.pvtData.pullRetryThreshold",
          "peer.gossip.pvtData.transientstoreMaxBlockRetention",
          "peer.gossip.pvtData.pushAckTimeout",
          "peer.gossip.pvtData.btlPullMargin",
          "peer.gossip.pvtData.reconcileBatchSize",
          "peer.gossip.pvtData.reconcileSleepInterval",
          "peer.gossip.pvtData.reconciliationEnabled",
          "peer.gossip.pvtData.skipPullingInvalidTransactionsDuringCommit",
          "peer.gossip.pvtData.implicitCollectionDisseminationPolicy.requiredPeerCount",
          "peer.gossip.pvtData.implicitCollectionDisseminationPolicy.maxPeerCount",
          "peer.gossip.state.enabled",
          "peer.gossip.state.checkInterval",
          "peer.gossip.state.responseTimeout",
          "peer.gossip.state.batchSize",
          "peer.gossip.state.blockBufferSize",
          "peer.gossip.state.maxRetries",
          "peer.gossip.state.channelSize",
          "peer.deliveryclient.blockGossipEnabled",
          "peer.deliveryclient.reconnectTotalTimeThreshold",
          "peer.deliveryclient.policy");

  private final Map<String, Key<?>> byFoldedPath = new LinkedHashMap<>();

  private KeyCatalogue(Stream<Key<?>> keys) {
    keys.forEach(key -> byFoldedPath.put(key.folded(), key));
  }

  /** The keys of Fabric v3.1. */
  static KeyCatalogue ofFabric() {
    return new KeyCatalogue(
        Stream.concat(PeerKeys.all().stream(), UNUSED.stream().map(Key::unused)));
  }

  /** The key with this path, whatever the case of its letters. */
  Optional<Key<?>> find(String path) {
    return Optional.ofNullable(byFoldedPath.get(Key.fold(path)));
  }

  /** All keys, the used ones first. */
  List<Key<?>> all() {
    return List.copyOf(byFoldedPath.values());
  }

  /** Whether a key of a file with this path must be one of the catalogue. */
  boolean isStrict(String path) {
    return begins(path, STRICT) || (begins(path, List.of(PEER)) && !begins(path, FOREIGN));
  }

  private static boolean begins(String path, List<String> sections) {
    String folded = Key.fold(path) + ".";
    return sections.stream().map(Key::fold).anyMatch(folded::startsWith);
  }

  /** All keys of which a misspelt one is a mistake. */
  List<Key<?>> strict() {
    return all().stream().filter(key -> isStrict(key.path())).toList();
  }

  /** Whether an environment variable with this name must stand for a key of the catalogue. */
  boolean isStrictVariable(String name) {
    return STRICT.stream().map(Key::variable).anyMatch(name::startsWith);
  }
}
