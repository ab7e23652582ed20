// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;

/**
 * Fetches by name what push did not bring, and serves others alike (dissemination §6).
 *
 * <p>Owned by the node loop; one engine for identities, one for the blocks of each channel. It
 * exchanges names and original bytes; what they mean is known to its {@link PullMediator} only.
 *
 * <pre>
 *   asking:     hello → ... → digest → request → ... → update
 *   answering:        digest →            update →
 * </pre>
 *
 * <p>Compared with Fabric, within the freedom that the wire leaves (pitfalls B.4): a request leaves
 * as soon as all digests are in; what one owner does not bring, or brings spoilt, is asked of
 * another while the round lasts; nonces are bound to peers on both sides; peers are addressed by
 * PKI-ID; rounds never overlap; and a round begins early when there is evidence that something is
 * missing.
 *
 * <p>It does not promise that an item ever comes, only that it is asked for again in each round.
 */
public final class PullEngine {

  private final PullTopic topic;
  private final PullPorts ports;
  private final PullInitiator initiator;
  private final PullResponder responder;

  /** An engine that does nothing before {@link #start} but answer. */
  public PullEngine(
      PullTopic topic, PullSettings settings, PullMediator mediator, PullPorts ports) {
    this.topic = topic;
    this.ports = ports;
    this.initiator = new PullInitiator(topic, settings, mediator, ports);
    this.responder = new PullResponder(topic, settings, mediator, ports);
  }

  /**
   * Begins with the rounds; the first comes after one pull interval unless there is reason to
   * hurry.
   */
  public void start(Now now) {
    initiator.start();
  }

  /** Ends everything; what comes later is ignored. */
  public void stop() {
    initiator.stop();
    responder.stop();
  }

  /**
   * There is evidence that something is missing: begins a round soon, at most one per early round
   * gap.
   */
  public void startRoundSoon(Now now) {
    initiator.startSoon(now);
  }

  /**
   * There is proof that something is missing: as {@link #startRoundSoon}, and rounds that were
   * begun in vain before do not put it off.
   */
  public void startRoundUrgently(Now now) {
    initiator.startUrgently(now);
  }

  /** A pull message of this topic, with a legal tag. */
  public void receive(ReceivedMessage message, Now now) {
    if (!(message.content() instanceof Content.Pull pull) || pull.type() != topic.type()) {
      ports.metrics().on(unexpected(message));
      return;
    }
    switch (pull) {
      case Content.GossipHello hello -> responder.hello(hello, message.from(), now);
      case Content.DataRequest request -> responder.request(request, message.from(), now);
      case Content.DataDigest digest -> initiator.digest(digest, message.from(), now);
      case Content.DataUpdate update -> initiator.update(update, message.from(), now);
    }
  }

  /** A timer came back. */
  public void timer(PullTimer timer, Now now) {
    initiator.timer(timer, now);
  }

  /** The item called {@code digest} is at hand now, by whichever way. */
  public void accepted(Bytes digest, Now now) {
    initiator.accepted(digest, now);
  }

  /** The item called {@code digest} is not wanted any more in this round. */
  public void dropped(Bytes digest, Now now) {
    initiator.dropped(digest, now);
  }

  /**
   * What arrived as {@code digest} was refused: somebody else is asked for it if the round still
   * permits.
   */
  public void refused(Bytes digest, Now now) {
    initiator.refused(digest, now);
  }

  private static GossipEvent unexpected(ReceivedMessage message) {
    return new GossipEvent.Rejected(
        Rejection.UNEXPECTED_ELEMENT,
        message.from().peer().pkiId().toString(),
        "not a pull message of this kind");
  }
}
