// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import java.util.BitSet;
import java.util.List;

/** Which of a policy's principals must have signed. Immutable. */
public sealed interface Rule {

  /**
   * One who fits a principal has signed.
   *
   * @param principal its place in the policy's list
   */
  record SignedBy(int principal) implements Rule {}

  /**
   * So many of some rules are fulfilled, each by other signers.
   *
   * @param count none for 0 or less: always fulfilled
   * @param rules tried in this order, each once
   */
  record AtLeast(int count, List<Rule> rules) implements Rule {
    /** Keeps an unmodifiable copy. */
    public AtLeast {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Checks that all principals exist.
   *
   * @throws IllegalArgumentException naming one that does not
   */
  default void requireBelow(int principals) {
    switch (this) {
      case SignedBy(int principal) -> {
        if (principal < 0 || principal >= principals) {
          throw new IllegalArgumentException(
              "a rule names principal " + principal + " of " + principals);
        }
      }
      case AtLeast(int count, List<Rule> rules) ->
          rules.forEach(rule -> rule.requireBelow(principals));
    }
  }

  /**
   * Whether it is fulfilled by signers that are still free. The first who fits is taken, and is not
   * given back for the sake of a later rule, so the order of rules and signers can decide; rules
   * that are not needed any more are tried, too, and take whom they find. All this is as in Fabric.
   *
   * @param taken the signers that are not free; those that this rule took are added, unless it
   *     fails
   */
  default boolean isFulfilled(List<Principal> principals, Signers signers, BitSet taken) {
    return switch (this) {
      case SignedBy(int principal) -> take(principals.get(principal), signers, taken);
      case AtLeast(int count, List<Rule> rules) -> {
        BitSet trial = (BitSet) taken.clone();
        int fulfilled = 0;
        for (Rule rule : rules) {
          fulfilled += rule.isFulfilled(principals, signers, trial) ? 1 : 0;
        }
        if (fulfilled >= count) {
          taken.or(trial);
        }
        yield fulfilled >= count;
      }
    };
  }

  private static boolean take(Principal principal, Signers signers, BitSet taken) {
    for (int signer = taken.nextClearBit(0);
        signer < signers.count();
        signer = taken.nextClearBit(signer + 1)) {
      if (principal.isFitBy(signer, signers)) {
        taken.set(signer);
        return true;
      }
    }
    return false;
  }
}
