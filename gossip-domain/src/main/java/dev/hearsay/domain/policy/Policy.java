// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import java.util.List;

/** A condition on who signed. Immutable. */
public sealed interface Policy {

  /**
   * Fulfilled by signatures (channel configuration §6.3).
   *
   * @param rule which principals must have signed
   * @param principals what the rule's numbers stand for
   */
  record OfSigners(Rule rule, List<Principal> principals) implements Policy {

    /**
     * Keeps an unmodifiable copy.
     *
     * @throws IllegalArgumentException if the rule names a principal that is not there
     */
    public OfSigners {
      principals = List.copyOf(principals);
      rule.requireBelow(principals.size());
    }

    /** Fulfilled by one signature of {@code principal}. */
    public static OfSigners one(Principal principal) {
      return new OfSigners(new Rule.SignedBy(0), List.of(principal));
    }
  }

  /**
   * Fulfilled by policies of the groups directly below (channel configuration §6.2).
   *
   * @param policy the name that these have in each of the groups
   * @param share how many of the groups it takes
   */
  record OfGroups(String policy, Share share) implements Policy {}

  /** How many groups it takes. */
  enum Share {
    /** One. */
    ANY,
    /** Every one. */
    ALL,
    /** More than half. */
    MAJORITY;

    /** How many of so many; 0 if there are none, which always holds. */
    int of(int groups) {
      if (groups == 0) {
        return 0;
      }
      return switch (this) {
        case ANY -> 1;
        case ALL -> groups;
        case MAJORITY -> groups / 2 + 1;
      };
    }
  }
}
