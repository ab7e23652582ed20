// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.port.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes wrong in one run, in the order in which it begins. Faults may overlap.
 *
 * @param faults at most {@link #MAX_FAULTS}
 */
public record FaultSchedule(List<Fault> faults) {

  /** No more faults than these can be planned. */
  public static final int MAX_FAULTS = 1_000;

  /** Nothing goes wrong. */
  public static final FaultSchedule NONE = new FaultSchedule(List.of());

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /** Faults can be drawn within this time and longer ones. */
  public static final Duration SHORTEST_TIME = SHORTEST.multipliedBy(4);

  private static final int WEAKEST = 50;

  /** Orders the faults. */
  public FaultSchedule {
    if (faults.size() > MAX_FAULTS) {
      throw new IllegalArgumentException(
          faults.size() + " faults; at most " + MAX_FAULTS + " can be planned");
    }
    faults = faults.stream().sorted(Comparator.comparing(Fault::begin)).toList();
  }

  /**
   * Draws faults. The same chance and arguments give the same schedule.
   *
   * @param count how many
   * @param kinds of which kinds, each as likely; a kind may come several times
   * @param nodes the names to choose from
   * @param within all faults begin and end within this time; each lasts five seconds or more, and
   *     at most half of it
   * @throws IllegalArgumentException if there is nothing to choose from, or the time is shorter
   *     than twenty seconds
   */
  public static FaultSchedule draw(
      Randomness chance,
      int count,
      Collection<FaultKind> kinds,
      List<String> nodes,
      Duration within) {
    if (count == 0) {
      return NONE;
    }
    if (kinds.isEmpty() || nodes.isEmpty()) {
      throw new IllegalArgumentException("no kinds of faults or no nodes to choose from");
    }
    if (within.compareTo(SHORTEST_TIME) < 0) {
      throw new IllegalArgumentException(
          "faults within " + within + "; they need " + SHORTEST_TIME + " or more");
    }
    List<FaultKind> choice = kinds.stream().sorted().distinct().toList();
    List<Fault> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(one(chance, choice.get(chance.nextInt(choice.size())), nodes, within));
    }
    return new FaultSchedule(drawn);
  }

  private static Fault one(Randomness chance, FaultKind kind, List<String> nodes, Duration within) {
    long shortest = SHORTEST.toMillis();
    long length = between(chance, shortest, within.toMillis() / 2);
    long begin = between(chance, 0, within.toMillis() - length);
    int concerned =
        switch (kind.reach()) {
          case ONE -> 1;
          case PART -> 1 + chance.nextInt(Math.max(1, nodes.size() / 2));
          case BRIDGED_PART -> 2 + chance.nextInt(Math.max(1, nodes.size() / 2 - 1));
        };
    return new Fault(
        kind,
        Duration.ofMillis(begin),
        Duration.ofMillis(begin + length),
        chance.choose(nodes, concerned, _ -> true),
        (int) between(chance, WEAKEST, Fault.FULL_STRENGTH));
  }

  private static long between(Randomness chance, long least, long most) {
    return least + chance.nextInt((int) (most - least) + 1);
  }

  /** When the last fault is over; zero if there is none. */
  public Duration end() {
    return faults.stream().map(Fault::end).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** One line for each fault. */
  public String text() {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }
}
