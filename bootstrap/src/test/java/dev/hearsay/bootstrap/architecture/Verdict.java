// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What a rule found. */
final class Verdict {
  private Verdict() {}

  /** The violations of {@code rule}, one line each; empty if it holds. */
  static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  /** The violations of all {@code rules}. */
  static List<String> violations(List<ArchRule> rules, JavaClasses classes) {
    return rules.stream().flatMap(rule -> violations(rule, classes).stream()).toList();
  }
}
