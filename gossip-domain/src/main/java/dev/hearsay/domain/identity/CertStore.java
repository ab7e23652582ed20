// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.pull.PullEngine;
import dev.hearsay.domain.pull.PullItem;
import dev.hearsay.domain.pull.PullMediator;
import dev.hearsay.domain.pull.PullTimer;
import dev.hearsay.domain.pull.PullTopic;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How identities spread beyond handshakes and heartbeats: by pull (identities §9).
 *
 * <p>Owned by the node loop. Each peer signs one message that introduces its identity; all others
 * pass on its original bytes. A node serves its own message and those that it pulled; identities
 * that it learned otherwise stay in the {@link IdentityMapper} alone, for there is no message of
 * theirs to pass on.
 *
 * <p>Each item of an update is judged singly, so a bad one hides none. What had ended is not taken,
 * however genuine.
 */
public final class CertStore {

  private final CertStoreSettings settings;
  private final CertStorePorts ports;
  private final IdentityItems items;
  private final DisclosureFilter disclosure;
  private final PullEngine engine;

  /** A store that is empty until the own message is given to it. */
  public CertStore(CertStoreSettings settings, CertStorePorts ports) {
    this.settings = settings;
    this.ports = ports;
    this.items = new IdentityItems(settings);
    this.disclosure = new DisclosureFilter(ports.view());
    this.engine =
        new PullEngine(PullTopic.IDENTITIES, settings.pull(), new Mediator(), ports.forPull());
  }

  /** Begins to pull. Questions are answered before as well. */
  public void start(Now now) {
    engine.start(now);
  }

  /** Ends everything; what comes later is ignored. */
  public void stop() {
    engine.stop();
  }

  /**
   * Offers this node's own identity.
   *
   * @param identityMessage the signed message that introduces this node
   * @throws IllegalArgumentException if it introduces somebody else
   */
  public void own(SignedMessage identityMessage, Now now) {
    ValidatedIdentity self = ports.mapper().self();
    if (!(identityMessage.content() instanceof Content.PeerIdentityMessage message)
        || !message.pkiId().equals(self.pkiId())) {
      throw new IllegalArgumentException(
          "not the identity message of " + self.pkiId() + ": " + identityMessage.content());
    }
    items.remove(self.pkiId());
    items.keep(new IdentityItems.Item(identityMessage.envelope(), self), now);
  }

  /** A pull message about identities, with a legal tag. */
  public void receive(ReceivedMessage message, Now now) {
    engine.receive(message, now);
  }

  /** The answer to a check that this store asked for. */
  public void checked(IdentityOrigin origin, VerificationResult result, Now now) {
    boolean kept =
        switch (result) {
          case VerificationResult.Passed(VerifiedMessage message) -> keep(message, origin, now);
          case VerificationResult.Failed(Rejection reason, String detail) -> {
            noteExpiry(reason, origin.claimed(), now);
            reject(reason, origin.from(), detail);
            yield false;
          }
        };
    if (kept) {
      engine.accepted(origin.claimed().value(), now);
    } else {
      engine.refused(origin.claimed().value(), now);
    }
  }

  /** A timer came back. */
  public void timer(PullTimer timer, Now now) {
    engine.timer(timer, now);
  }

  /** Stops offering the identity of a peer. The next round may fetch it again. */
  public void remove(PkiId peer) {
    items.remove(peer);
  }

  /**
   * Somebody spoke whose identity is not known: a round begins soon, unless one has just been tried
   * in vain.
   */
  public void wantedSoon(PkiId peer, Now now) {
    if (isWanted(peer, now)) {
      engine.startRoundSoon(now);
    }
  }

  /**
   * The peers whose identities are offered, this node included, in the order in which they came.
   */
  public List<PkiId> offered() {
    return items.names().stream().map(PkiId::new).toList();
  }

  private boolean isWanted(PkiId peer, Now now) {
    return peer.isWellFormed() && !items.contains(peer) && !items.isKnownExpired(peer, now);
  }

  private boolean keep(VerifiedMessage message, IdentityOrigin origin, Now now) {
    ValidatedIdentity author = message.author();
    if (items.contains(author.pkiId())) {
      return true;
    }
    if (!ports.mapper().put(author, now)) {
      if (author.isExpiredAt(now.wall())) {
        items.markExpired(author.pkiId(), now);
      }
      return false;
    }
    boolean kept = items.keep(new IdentityItems.Item(message.envelope(), author), now);
    if (!kept) {
      reject(Rejection.MEMBERSHIP_FULL, origin.from(), "no room for another identity message");
    }
    return kept;
  }

  /**
   * Expiry is a fact about the identity itself, once its bytes were found to match the claimed
   * PKI-ID.
   */
  private void noteExpiry(Rejection reason, PkiId claimed, Now now) {
    if (reason == Rejection.EXPIRED_IDENTITY) {
      items.markExpired(claimed, now);
    }
  }

  private void reject(Rejection reason, PkiId source, String detail) {
    ports.metrics().on(new GossipEvent.Rejected(reason, source.toString(), detail));
  }

  /** What the pull engine is told about identities. */
  private final class Mediator implements PullMediator {

    @Override
    public List<PeerAddress> peers() {
      return ports.view().alive().stream()
          .map(member -> new PeerAddress(member.pkiId(), member.preferredEndpoint()))
          .toList();
    }

    @Override
    public boolean wants(Bytes digest, ConnectionInfo owner, Now now) {
      if (digest.length() != PkiId.LENGTH) {
        reject(Rejection.BAD_PKI_ID_LENGTH, owner.peer().pkiId(), digest.length() + " bytes");
        return false;
      }
      return isWanted(new PkiId(digest), now);
    }

    @Override
    public Optional<PullItem> open(Envelope envelope, ConnectionInfo from, Now now) {
      if (items.containsBytes(envelope)) {
        return Optional.empty();
      }
      if (envelope.weight() > settings.maxItemBytes()) {
        reject(Rejection.OVERSIZED_MESSAGE, from.peer().pkiId(), envelope.weight() + " bytes");
        return Optional.empty();
      }
      return switch (ports.codec().decode(envelope)) {
        case Decoded.Value<SignedMessage>(SignedMessage message) -> asItem(message, from);
        case Decoded.Failed<SignedMessage> failed -> {
          reject(Rejection.of(failed.reason()), from.peer().pkiId(), failed.explanation());
          yield Optional.empty();
        }
      };
    }

    private Optional<PullItem> asItem(SignedMessage message, ConnectionInfo from) {
      if (message.content() instanceof Content.PeerIdentityMessage identity) {
        return Optional.of(new PullItem(identity.pkiId().value(), message));
      }
      reject(Rejection.UNEXPECTED_ELEMENT, from.peer().pkiId(), "not an identity");
      return Optional.empty();
    }

    @Override
    public void deliver(PullItem item, ConnectionInfo from, Now now) {
      if (item.message().content() instanceof Content.PeerIdentityMessage message) {
        ports
            .verifications()
            .verify(
                new VerificationRequest(
                    item.message(), message.pkiId(), signerOf(message), now.wall()),
                new IdentityOrigin(from.peer().pkiId(), message.pkiId()));
      }
    }

    /** An identity that is known byte for byte needs no second validation. */
    private Signer signerOf(Content.PeerIdentityMessage message) {
      return ports
          .mapper()
          .peek(message.pkiId())
          .filter(known -> known.identity().equals(message.identity()))
          .<Signer>map(Signer.Known::new)
          .orElseGet(() -> new Signer.Carried(message.identity()));
    }

    @Override
    public List<Bytes> items() {
      return items.names();
    }

    @Override
    public Predicate<Bytes> disclosedTo(ConnectionInfo requester, Now now) {
      Predicate<ValidatedIdentity> rule = disclosure.disclosedTo(requester.peer().org(), now);
      return name ->
          items.get(new PkiId(name)).map(item -> rule.test(item.identity())).orElse(false);
    }

    @Override
    public Optional<Envelope> item(Bytes digest) {
      return items.get(new PkiId(digest)).map(IdentityItems.Item::envelope);
    }
  }
}
