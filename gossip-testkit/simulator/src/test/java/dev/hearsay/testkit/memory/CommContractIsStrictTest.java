// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract that has never failed is none: every broken transport must be found out. */
class CommContractIsStrictTest {

  static Stream<Class<?>> brokenTransports() {
    return Stream.of(BrokenComms.class, BrokenLinks.class)
        .flatMap(all -> Arrays.stream(all.getDeclaredClasses()))
        .filter(BrokenComms.Broken.class::isAssignableFrom)
        .filter(broken -> broken != BrokenComms.Broken.class && broken != BrokenComms.Good.class);
  }

  @Test
  void goodTransportPasses() {
    assertThat(run(BrokenComms.Good.class).failed()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("brokenTransports")
  void brokenTransportIsFoundOut(Class<?> broken) {
    assertThat(run(broken).failed()).isNotEmpty();
  }

  /**
   * Whoever breaks the order of reports fails in all tests, which says nothing about any of them.
   */
  @Test
  void everyRuleFindsSomebodyOut() {
    Set<String> everFailed = new TreeSet<>();
    brokenTransports()
        .map(broken -> run(broken))
        .filter(outcome -> !outcome.failed().equals(outcome.rules()))
        .forEach(outcome -> everFailed.addAll(outcome.failed()));

    assertThat(everFailed).isEqualTo(run(BrokenComms.Good.class).rules());
  }

  /**
   * What became of a contract.
   *
   * @param rules the names of its tests
   * @param failed those that failed
   */
  private record Outcome(Set<String> rules, Set<String> failed) {}

  private static Outcome run(Class<?> contract) {
    Outcome outcome = new Outcome(new TreeSet<>(), new TreeSet<>());
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  outcome.rules().add(test.getDisplayName());
                  if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    outcome.failed().add(test.getDisplayName());
                  }
                }
              }
            });
    return outcome;
  }
}
