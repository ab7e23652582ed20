// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.channel.ChannelComm;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;

/** Nobody is reached. */
final class NoComm implements ChannelComm {

  @Override
  public void gossip(SignedMessage message, PkiId from, Now now) {}

  @Override
  public void send(PeerAddress target, GossipMessage message, Now now) {}

  @Override
  public void respond(ConnectionInfo to, GossipMessage message, Now now) {}

  @Override
  public void respond(ConnectionInfo to, SignedMessage encoded, Now now) {}
}
