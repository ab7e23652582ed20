// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;

/**
 * Brings the own state info to others when it has changed (channels §2.1).
 *
 * <p>It is signed off the loop and published when the signature is there. As long as nobody is
 * alive to hear it, it counts as unpublished; so it does if the key could not be used.
 */
final class Publisher {

  private final Surroundings here;
  private final OwnStateInfo own;
  private final StateInfoStore store;
  private final Announcer announcer;

  /** The change that is to be published as soon as it is signed; 0 for none. */
  private long wanted;

  Publisher(Surroundings here, OwnStateInfo own, StateInfoStore store, Announcer announcer) {
    this.here = here;
    this.own = own;
    this.store = store;
    this.announcer = announcer;
  }

  /** This node has just joined: signs at once, and publishes if somebody is there. */
  void joined(Now now) {
    own.sign();
    publish(now);
  }

  /** Somebody may have come: who joined alone tells of itself now. */
  void membersChanged(Now now) {
    if (!own.wasPublished()) {
      publish(now);
    }
  }

  /** The publish interval is over. */
  void tick(Now now) {
    if (own.latest().isEmpty()) {
      own.sign();
    }
    publish(now);
  }

  /** Publishes what has changed, if somebody is there to hear it. */
  void publish(Now now) {
    if (!own.isDirty() || isAlone()) {
      return;
    }
    wanted = own.change();
    if (own.signedChange() == own.change()) {
      send(now);
    } else {
      own.sign();
    }
  }

  private boolean isAlone() {
    return here.ports().members().alive().isEmpty();
  }

  /** A signature is there. */
  void signed(StateInfoPurpose purpose, SignedMessage message, Now now) {
    own.signed(purpose, message);
    if (wanted == 0 || isAlone()) {
      return;
    }
    send(now);
    if (wanted != 0) {
      own.sign();
    }
  }

  private void send(Now now) {
    own.latest().filter(latest -> own.isLatestUnpublished()).ifPresent(latest -> send(latest, now));
    if (own.signedChange() >= wanted) {
      wanted = 0;
    }
  }

  private void send(SignedMessage latest, Now now) {
    if (!(latest.content() instanceof StateInfo info)) {
      throw new IllegalArgumentException("not a state info: " + latest);
    }
    store.putOwn(StateInfoEntry.of(latest, info, here.self().org()));
    own.published();
    if (!own.isDirty()) {
      announcer.told(now);
    }
    here.ports().comm().gossip(latest, PkiId.NONE, now);
  }

  /** The key could not be used: the next occasion tries again. */
  void failed(String detail) {
    own.failed();
    wanted = 0;
    here.ports().metrics().on(new GossipEvent.SigningFailed(detail));
  }
}
