// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.planted;

import dev.hearsay.testkit.invariant.Violation;
import dev.hearsay.testkit.scenario.Scenario;
import dev.hearsay.testkit.seeds.SeedStories;
import dev.hearsay.wire.ProtobufCodec;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Tells the story of a seed up to the first violation, in words that mean the same in every class
 * loader: the rule and the detail, or nothing if all went well.
 */
public final class Story implements LongFunction<List<String>> {

  /** A story that nobody has told. */
  public Story() {}

  @Override
  public List<String> apply(long seed) {
    try {
      new Scenario(SeedStories.of(seed), new ProtobufCodec(), this::caught).run();
      return List.of();
    } catch (Caught end) {
      return List.of(end.violation.rule(), end.violation.detail());
    }
  }

  private void caught(Violation violation) {
    throw new Caught(violation);
  }

  /** Ends a story. */
  @SuppressWarnings("serial") // goes nowhere
  private static final class Caught extends RuntimeException {
    private final transient Violation violation;

    Caught(Violation violation) {
      super(violation.detail(), null, false, false);
      this.violation = violation;
    }
  }
}
