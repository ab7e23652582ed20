// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerificationResult;
import java.util.List;
import java.util.Optional;

/**
 * The channels of one node (channels §1).
 *
 * <p>Owned by the node loop.
 */
public final class ChannelState {

  /** A node that has joined no channel yet. */
  public ChannelState(SelfDescription self, ChannelSettings settings, ChannelPorts ports) {}

  /** Begins to forget what ages; channels begin when they are joined. */
  public void start(Now now) {}

  /** Ends everything; what comes later is ignored. The views stay. */
  public void stop(Now now) {}

  // ---- commands

  /** Why a configuration would not be taken, in one line (channels §1.2); empty if it would. */
  public Optional<String> objectionTo(ChannelConfig config) {
    return Optional.empty();
  }

  /**
   * Puts a configuration in force: joins the channel, or reconfigures it. One that there is an
   * objection to is reported and changes nothing.
   *
   * @param config trusted, and known to the crypto already
   */
  public void configure(ChannelConfig config, Now now) {}

  /** Leaves a channel (channels §1.3); without effect if it was not joined. */
  public void leave(ChannelId channel, Now now) {}

  /**
   * The embedder's ledger holds all blocks below {@code height}, unsigned.
   *
   * @return false if the channel was not joined, or was left
   */
  public boolean updateLedgerHeight(ChannelId channel, long height, Now now) {
    return false;
  }

  /**
   * Replaces what this node states of its chaincodes, and publishes it at once.
   *
   * @return false if the channel was not joined, or was left
   */
  public boolean updateChaincodes(ChannelId channel, List<Content.Chaincode> chaincodes, Now now) {
    return false;
  }

  /**
   * Takes a block of the embedder, which is trusted. To push it is the caller's task.
   *
   * @return whether it was new; false as well if the channel was not joined, or was left
   */
  public boolean publishBlock(ChannelId channel, SignedMessage block, Now now) {
    return false;
  }

  /** Whether blocks of a channel may come in: not while a subscriber lags behind. */
  public void blockAdmission(ChannelId channel, boolean open, Now now) {}

  // ---- inputs

  /** Any channel-restricted message with a legal tag. */
  public void receive(ReceivedMessage message, Now now) {}

  /** A timer came back. */
  public void timer(ChannelTimer timer, Now now) {}

  /** The answer to a check of a message. */
  public void checked(ChannelOrigin origin, VerificationResult result, Now now) {}

  /** The answer to a check of a block. */
  public void blockChecked(BlockOrigin origin, BlockResult result, Now now) {}

  /** An own state info is signed. */
  public void signed(StateInfoPurpose purpose, SignedMessage message, Now now) {}

  /** The own key could not be used; the state info is signed at the next occasion. */
  public void signingFailed(StateInfoPurpose purpose, String detail, Now now) {}

  /** A member is in no table any more, or its identity is gone. */
  public void memberForgotten(PkiId peer, Now now) {}

  /** Somebody became alive or dead, or was forgotten. */
  public void membersChanged(Now now) {}

  // ---- queries

  /** Who may hear what is said in a channel; empty if it was never joined. */
  public Optional<ChannelAudience> audience(ChannelId channel) {
    return Optional.empty();
  }

  /** Who may hear a state info; empty if it is of a channel that was never joined. */
  public Optional<ChannelAudience> audienceOf(Content.StateInfo info) {
    return Optional.empty();
  }

  /** A channel as it stands; empty if it was never joined. */
  public Optional<ChannelView> view(ChannelId channel) {
    return Optional.empty();
  }

  /** All channels that were joined, by name; the same list until something changes. */
  public List<ChannelView> views() {
    return List.of();
  }
}
