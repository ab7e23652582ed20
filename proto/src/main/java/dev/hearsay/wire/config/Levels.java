// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import dev.hearsay.domain.config.ChannelLevel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What capabilities say (channel configuration §5). */
final class Levels {

  private static final Set<String> V3 = Set.of("V3_0");
  private static final Set<String> V1_4_3 = Set.of("V1_4_3", "V2_0");
  private static final Set<String> OLD = Set.of("V1_1", "V1_3", "V1_4_2");
  private static final Set<String> OF_APPLICATIONS =
      Set.of("V1_1", "V1_2", "V1_3", "V1_4_2", "V2_0", "V2_5");

  private Levels() {}

  /**
   * The level of a channel; of several names the newest counts.
   *
   * @param names the channel's capabilities
   * @throws UnusableConfigException if a name is unknown, so that this software is too old for the
   *     channel, or all are so old that members are judged by rules that are not known here
   */
  static ChannelLevel of(Set<String> names) {
    requireKnown("channel", names, List.of(V3, V1_4_3, OLD));
    if (names.stream().anyMatch(V3::contains)) {
      return ChannelLevel.V3_0;
    }
    if (names.stream().anyMatch(V1_4_3::contains)) {
      return ChannelLevel.V1_4_3;
    }
    throw new UnusableConfigException(
        "the channel's capabilities " + new TreeSet<>(names) + " are older than V1_4_3");
  }

  /**
   * Checks the capabilities of the applications.
   *
   * @throws UnusableConfigException if a name is unknown, so that this software is too old for the
   *     channel
   */
  static void requireApplications(Set<String> names) {
    requireKnown("application", names, List.of(OF_APPLICATIONS));
  }

  private static void requireKnown(String kind, Set<String> names, List<Set<String>> known) {
    for (String name : new TreeSet<>(names)) {
      if (known.stream().noneMatch(some -> some.contains(name))) {
        throw new UnusableConfigException("the " + kind + " capability " + name + " is unknown");
      }
    }
  }
}
