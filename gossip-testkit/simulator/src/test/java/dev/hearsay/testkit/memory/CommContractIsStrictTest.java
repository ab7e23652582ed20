// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A contract that has never failed is none: every broken transport must be found out. */
class CommContractIsStrictTest {

  @Test
  void goodTransportPasses() {
    assertThat(failuresOf(BrokenComms.Good.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        BrokenComms.Greedy.class,
        BrokenComms.Pushy.class,
        BrokenComms.Stuttering.class,
        BrokenComms.Careless.class,
        BrokenComms.Stalling.class,
        BrokenComms.Hoarding.class,
        BrokenComms.DyingTwice.class,
        BrokenComms.Gloomy.class,
        BrokenComms.Taciturn.class,
        BrokenComms.Rude.class,
        BrokenComms.Masked.class,
        BrokenComms.Gullible.class,
        BrokenComms.Boasting.class,
        BrokenComms.Undead.class
      })
  void brokenTransportIsFoundOut(Class<?> broken) {
    assertThat(failuresOf(broken)).isNotEmpty();
  }

  private static Set<String> failuresOf(Class<?> contract) {
    Set<String> failed = new TreeSet<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contract)).build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                  failed.add(test.getDisplayName());
                }
              }
            });
    return failed;
  }
}
