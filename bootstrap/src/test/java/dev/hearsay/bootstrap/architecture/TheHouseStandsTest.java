// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static dev.hearsay.bootstrap.architecture.Verdict.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every rule holds for the program; {@link RulesCanFailTest} shows that each of them could fail.
 */
class TheHouseStandsTest {
  private static final JavaClasses CLASSES = Imported.PROGRAM;

  private final DependencyRules dependencies = new DependencyRules(House.PROGRAM);
  private final RoomRules rooms = new RoomRules(House.PROGRAM);
  private final PurityRules purity = new PurityRules(House.PROGRAM);

  @Test
  void thereAreClassesToJudgeInEveryModule() {
    Map<String, Integer> atLeast =
        Map.of(
            "domain", 200,
            "application", 20,
            "wire", 20,
            "grpc", 20,
            "crypto", 40,
            "metrics", 10,
            "testkit", 20,
            "bootstrap", 30);

    atLeast.forEach((module, count) ->
        assertThat(CLASSES.stream().filter(type -> isIn(type.getPackageName(), module)))
            .as(module)
            .hasSizeGreaterThanOrEqualTo(count));
  }

  private static boolean isIn(String packageName, String module) {
    return (packageName + ".").startsWith("dev.hearsay." + module + ".");
  }

  @Test
  void theDomainKnowsOnlyThePureJdkAndItself() {
    holds(dependencies.domainKnowsOnlyThePureJdkAndItself());
  }

  @Test
  void theApplicationKnowsOnlyTheDomainAndALogger() {
    holds(dependencies.applicationKnowsOnlyTheDomainAndALogger());
  }

  @Test
  void theWireKnowsOnlyTheDomainAndItsLibraries() {
    holds(dependencies.wireKnowsOnlyTheDomainAndItsLibraries());
  }

  @Test
  void adaptersKnowOnlyTheDomainAndTheWire() {
    hold(dependencies.adaptersKnowOnlyTheDomainAndTheWire());
  }

  @Test
  void onlyBootstrapKnowsTheInjector() {
    holds(dependencies.onlyBootstrapKnowsTheInjector());
  }

  @Test
  void nobodyKnowsBootstrap() {
    holds(dependencies.nobodyKnowsBootstrap());
  }

  @Test
  void examplesKnowOnlyTheDomainAndTheJdk() {
    holds(dependencies.examplesKnowOnlyTheDomainAndTheJdk());
  }

  @Test
  void theTestKitStaysInTests() {
    holds(dependencies.theTestKitStaysInTests());
  }

  @Test
  void onlyOneCommandTellsStories() {
    holds(dependencies.onlyOneCommandTellsStories());
  }

  @Test
  void roomsKnowOnlyTheRoomsOfThePlan() {
    hold(rooms.roomsKnowOnlyTheRoomsOfThePlan());
  }

  @Test
  void everyRoomIsInThePlan() {
    holds(rooms.everyRoomIsInThePlan());
  }

  @Test
  void roomsFormNoCycle() {
    holds(rooms.roomsFormNoCycle());
  }

  @Test
  void theCoreTakesNeitherTimeNorDiceNorThreads() {
    holds(purity.theCoreTakesNeitherTimeNorDiceNorThreads());
  }

  @Test
  void nothingInTheCoreIsSynchronized() {
    Monitors domain = Monitors.in(CLASSES, "dev.hearsay.domain");
    Monitors node = Monitors.in(CLASSES, "dev.hearsay.application.node");

    holds(purity.noMethodOfTheCoreIsSynchronized());
    assertThat(domain.findings()).isEmpty();
    assertThat(domain.scanned()).isGreaterThan(200);
    assertThat(node.findings()).isEmpty();
    assertThat(node.scanned()).isGreaterThan(15);
  }

  @Test
  void nobodyKeepsStateInStaticFields() {
    holds(purity.nobodyKeepsStateInStaticFields());
  }

  @Test
  void noFieldIsOptional() {
    holds(purity.noFieldIsOptional());
  }

  @Test
  void nobodySleeps() {
    holds(purity.nobodySleeps());
  }

  private static void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static void hold(List<ArchRule> rules) {
    assertThat(rules).isNotEmpty();
    assertThat(violations(rules, CLASSES)).isEmpty();
  }
}
