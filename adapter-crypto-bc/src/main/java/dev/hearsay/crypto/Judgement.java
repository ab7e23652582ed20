// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Refusal;

/** What all trusted organizations together say about an identity (identities §4). */
sealed interface Judgement {

  /**
   * One of them vouches for it.
   *
   * @param member the member
   * @param mayRead whether its signatures count: members of the own organization, of organizations
   *     trusted without a channel, and whom the readers rule of a channel admits
   */
  record Trusted(Member member, boolean mayRead) implements Judgement {}

  /** None of them does. */
  record Refused(Refusal refusal) implements Judgement {}
}
