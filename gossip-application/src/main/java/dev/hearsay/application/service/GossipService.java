// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * A running gossip node (overview §5). Thread-safe.
 *
 * <p>Queries read what the node knew after its last step and never wait. Commands return a stage
 * that completes when the next query shows their effect; it completes exceptionally with {@link
 * IllegalStateException} if the node has stopped.
 */
public interface GossipService extends AutoCloseable {

  /** This node as it describes itself: external endpoint, metadata and PKI-ID. */
  NetworkMember selfMembershipInfo();

  /**
   * The members that are alive, of all organizations, this node not among them; empty after {@link
   * #close()}.
   */
  List<NetworkMember> peers();

  /** All identities that are known, this node's among them. */
  List<ValidatedIdentity> identityInfo();

  /** Whether a peer is known to belong to this node's organization. */
  boolean isInMyOrg(PkiId peer);

  /**
   * Changes the metadata that the next heartbeats carry.
   *
   * @throws IllegalArgumentException if it is longer than the setting {@code maxMetadataBytes}
   */
  CompletionStage<Void> updateMetadata(Bytes metadata);

  /**
   * Judges anew the identities that satisfy {@code suspect}, and drops those that fail, their
   * membership and connections with them; drops unused ones too (identities §8). The predicate runs
   * on the caller's thread.
   */
  CompletionStage<Void> suspectPeers(Predicate<ValidatedIdentity> suspect);

  /** Contacts a bootstrap or anchor peer, and keeps trying until it answers. */
  CompletionStage<Void> connect(Seed seed);

  /** All that the node knew after its last step. */
  NodeView view();

  /**
   * Tells when the node has ended: the stage completes after {@link #close()}, and exceptionally,
   * with what was thrown, if a bug ended the node. The commands that waited have failed by then.
   * What depends on the stage may run on the node's own thread, so it must be brief.
   */
  CompletionStage<Void> termination();

  /** Ends the node: closes its links and stops serving. Closing twice has no effect. */
  @Override
  void close();
}
