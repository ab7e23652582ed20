// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group of a configuration: its policies and the groups below, each by name. Immutable.
 *
 * @param policies by name
 * @param groups by name
 */
public record PolicyGroup(Map<String, Policy> policies, Map<String, PolicyGroup> groups) {

  /** A group in which everything is forbidden. */
  public static final PolicyGroup EMPTY = new PolicyGroup(new TreeMap<>(), new TreeMap<>());

  /** Keeps ordered, unmodifiable copies. */
  public PolicyGroup {
    policies = Collections.unmodifiableMap(new TreeMap<>(policies));
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
  }

  /** The same group with another policy. */
  public PolicyGroup withPolicy(String name, Policy policy) {
    Map<String, Policy> more = new TreeMap<>(policies);
    more.put(name, policy);
    return new PolicyGroup(more, groups);
  }

  /** The same group with another one below. */
  public PolicyGroup withGroup(String name, PolicyGroup group) {
    Map<String, PolicyGroup> more = new TreeMap<>(groups);
    more.put(name, group);
    return new PolicyGroup(policies, more);
  }

  /** The group below with {@code name}; {@link #EMPTY} if there is none. */
  public PolicyGroup group(String name) {
    return groups.getOrDefault(name, EMPTY);
  }

  /**
   * Whether a policy of this group is fulfilled; one that does not exist is not (channel
   * configuration §6.1).
   */
  public boolean isFulfilled(String policy, Signers signers) {
    return switch (policies.get(policy)) {
      case null -> false;
      case Policy.OfSigners(var rule, var principals) ->
          rule.isFulfilled(principals, signers, new BitSet());
      case Policy.OfGroups(String below, var share) -> areFulfilled(below, share, signers);
    };
  }

  private boolean areFulfilled(String policy, Policy.Share share, Signers signers) {
    long fulfilled =
        groups.values().stream().filter(group -> group.isFulfilled(policy, signers)).count();
    return fulfilled >= share.of(groups.size());
  }
}
