// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The membership requests of this node, and whom they were put to: a response counts only from who
 * was asked, once, with the nonce of the question (discovery §5.4, pitfalls A.3.7).
 *
 * <p>Every question has a random nonce, also those for which Fabric sends 0: receivers repeat any.
 * Questions are forgotten after a while and, at the limit, in the order in which they were put.
 */
final class Questions {

  private record Question(PkiId asked, long nonce) {}

  private final DisclosurePolicy policy;
  private final DiscoveryComm comm;
  private final Randomness randomness;
  private final int limit;
  private final Duration patience;
  private final Map<Question, Long> open = new LinkedHashMap<>();

  Questions(Surroundings here) {
    this.policy = here.policy();
    this.comm = here.ports().comm();
    this.randomness = here.ports().randomness();
    this.limit = here.limits().maxQuestions();
    this.patience = here.settings().reconnectInterval().plus(here.settings().responseTimeout());
  }

  /**
   * Asks a peer for its membership and introduces this node to it.
   *
   * @param org the organization of the peer: the secret stays within ours
   * @param own an own alive message
   * @return the nonce of the question
   */
  long ask(PeerAddress target, OrgId org, SignedMessage own, Now now) {
    long nonce = nonce();
    forgetOld(now);
    open.put(new Question(target.peer(), nonce), now.elapsedNanos());
    MembershipRequest request =
        new MembershipRequest(policy.filter(org, own.envelope()), List.of());
    comm.send(target, GossipMessage.of(nonce, request), now);
    return nonce;
  }

  /**
   * Whether {@code from} was asked with {@code nonce} and has not answered yet, and the question is
   * not too old; now it is answered.
   */
  boolean answered(PkiId from, long nonce, Now now) {
    Long asked = open.remove(new Question(from, nonce));
    return asked != null && !now.hasPassed(patience, asked);
  }

  Fill fill() {
    return new Fill("membership questions", open.size(), limit);
  }

  private void forgetOld(Now now) {
    Iterator<Long> asked = open.values().iterator();
    while (asked.hasNext()) {
      boolean old = now.hasPassed(patience, asked.next());
      if (!old && open.size() < limit) {
        return;
      }
      asked.remove();
    }
  }

  private long nonce() {
    long nonce = randomness.nextLong();
    return nonce == 0 ? 1 : nonce;
  }
}
