// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.settings.Nearest;
import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.fault.FaultSchedule;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the names of faults. */
final class FaultNames {
  private FaultNames() {}

  /**
   * What is to go wrong.
   *
   * @param names {@code all}, {@code none}, or names with commas between them, in any case
   * @param count how many faults are drawn
   * @throws IllegalArgumentException with one line that names the option
   */
  static Trouble trouble(String names, int count) {
    if (count < 0 || count > FaultSchedule.MAX_FAULTS) {
      throw new IllegalArgumentException(
          "--fault-count " + count + " is not from 0 to " + FaultSchedule.MAX_FAULTS);
    }
    List<FaultKind> kinds = kinds(names);
    return kinds.isEmpty() || count == 0 ? Trouble.NONE : new Trouble(kinds, count);
  }

  private static List<FaultKind> kinds(String names) {
    return switch (names.toLowerCase(Locale.ROOT)) {
      case "none" -> List.of();
      case "all" -> List.copyOf(FaultInjector.kinds());
      case String some -> Arrays.stream(some.split(",", -1)).map(FaultNames::kind).toList();
    };
  }

  private static FaultKind kind(String name) {
    List<String> known = FaultInjector.kinds().stream().map(FaultKind::name).toList();
    String asked = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    if (!known.contains(asked)) {
      throw new IllegalArgumentException(
          "--faults: there is no '%s'; did you mean %s? There are all, none, or %s"
              .formatted(name, Nearest.to(name, known), String.join(", ", known)));
    }
    return FaultKind.valueOf(asked);
  }
}
