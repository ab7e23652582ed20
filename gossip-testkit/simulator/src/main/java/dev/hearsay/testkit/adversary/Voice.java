// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.Randomness;
import java.util.List;
import java.util.Optional;

/** What a script can do, and what it knows. */
public interface Voice {

  /** Who speaks. */
  ValidatedIdentity self();

  /** Where other organizations are told to find the adversary. */
  Endpoint externalEndpoint();

  /** Where its own organization is told to find it. */
  Endpoint internalEndpoint();

  /** With whom it can speak now, in an order that is the same in every run. */
  List<Conversation> conversations();

  /** The channels that its organization is in. */
  List<ChannelId> channels();

  /** All nodes of the network, whether they live or not. */
  List<ValidatedIdentity> others();

  /** A moment that an honest peer would use for its next statement. */
  PeerTime nextTime();

  /** Chance. */
  Randomness chance();

  /** Signs a statement with the adversary's key, whoever its author claims to be. */
  Envelope sign(GossipMessage message);

  /** A message without a signature. */
  Envelope unsigned(GossipMessage message);

  /** What an envelope says; empty if that is nothing. */
  Optional<SignedMessage> decode(Envelope envelope);

  /** The own heartbeat as the organization of {@code to} may see it. */
  Envelope heartbeat(PeerTime time, Conversation to);

  /** Says something; nothing happens if the other side does not read at present. */
  void say(Conversation to, Envelope envelope);

  /** Says something that needs no signature. */
  default void say(Conversation to, GossipMessage message) {
    say(to, unsigned(message));
  }

  /** Something bad was done. */
  void misdeed();
}
