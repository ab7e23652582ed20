// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static dev.hearsay.bootstrap.architecture.Verdict.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import dev.hearsay.fixture.domain.id.Impure;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule that has never failed is not a rule: each is broken by a class of the fixture. */
class RulesCanFailTest {
  private static final JavaClasses CLASSES = Imported.FIXTURE;

  private final DependencyRules dependencies = new DependencyRules(House.FIXTURE);
  private final RoomRules rooms = new RoomRules(House.FIXTURE);
  private final PurityRules purity = new PurityRules(House.FIXTURE);

  @Test
  void aDomainThatKnowsTheWorldIsFound() {
    assertFound(
        dependencies.domainKnowsOnlyThePureJdkAndItself(),
        "org.slf4j.Logger",
        "java.io.File",
        "fixture.bootstrap.Program",
        "java.util.concurrent.CompletableFuture");
  }

  @Test
  void anApplicationThatKnowsTheWireOrAnAdapterIsFound() {
    assertFound(
        dependencies.applicationKnowsOnlyTheDomainAndALogger(),
        "com.google.protobuf.ByteString",
        "fixture.grpc.GrpcAdapter");
  }

  @Test
  void aWireThatKnowsATransportIsFound() {
    assertFound(dependencies.wireKnowsOnlyTheDomainAndItsLibraries(), "fixture.grpc.GrpcAdapter");
  }

  @Test
  void adaptersThatKnowEachOtherOrTheApplicationAreFound() {
    assertThat(violations(dependencies.adaptersKnowOnlyTheDomainAndTheWire(), CLASSES))
        .anyMatch(line -> line.contains("GrpcAdapter") && line.contains("CryptoAdapter"))
        .anyMatch(line -> line.contains("MetricsAdapter") && line.contains("Leaky"));
  }

  @Test
  void anInjectorOutsideBootstrapIsFound() {
    assertFound(dependencies.onlyBootstrapKnowsTheInjector(), "com.google.inject.Guice");
  }

  @Test
  void whoKnowsBootstrapIsFound() {
    assertFound(dependencies.nobodyKnowsBootstrap(), "fixture.domain.id.Worldly");
  }

  @Test
  void anExampleThatNeedsALibraryOrAnotherAdapterIsFound() {
    assertFound(
        dependencies.examplesKnowOnlyTheDomainAndTheJdk(),
        "org.slf4j.Logger",
        "fixture.grpc.GrpcAdapter");
  }

  @Test
  void aTestToolInProductionIsFoundButNeitherTheMemoryTransportNorAnExample() {
    List<String> found = violations(dependencies.theTestKitStaysInTests(), CLASSES);

    assertThat(found).anyMatch(line -> line.contains("SomeContract"));
    assertThat(found).noneMatch(line -> line.contains("MemoryAdapter"));
    assertThat(found).noneMatch(line -> line.contains("ExampleAdapter"));
  }

  @Test
  void whoTellsStoriesIsFoundButNotTheCommandThatMay() {
    List<String> found = violations(dependencies.onlyOneCommandTellsStories(), CLASSES);

    assertThat(found).anyMatch(line -> line.contains("bootstrap.Program"));
    assertThat(found).noneMatch(line -> line.contains("StoryTeller"));
  }

  @Test
  void aRoomThatKnowsALaterOneIsFound() {
    assertThat(violations(rooms.roomsKnowOnlyTheRoomsOfThePlan(), CLASSES))
        .anyMatch(line -> line.contains("message.Early") && line.contains("port.Late"))
        .noneMatch(line -> line.startsWith("Class <dev.hearsay.fixture.domain.port"));
  }

  @Test
  void aRoomThatNobodyPlannedIsFound() {
    assertFound(rooms.everyRoomIsInThePlan(), "domain.attic.Unplanned");
  }

  @Test
  void aCycleOfRoomsIsFound() {
    assertFound(rooms.roomsFormNoCycle(), "Slice message", "Slice port");
  }

  @Test
  void everyImpureMethodIsFound() {
    List<String> found = violations(purity.theCoreTakesNeitherTimeNorDiceNorThreads(), CLASSES);

    for (Method method : Impure.class.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        assertThat(found)
            .as(method.getName())
            .anyMatch(line -> line.contains("Impure." + method.getName() + "("));
      }
    }
    assertThat(Arrays.stream(Impure.class.getDeclaredMethods()).filter(m -> !m.isSynthetic()))
        .hasSizeGreaterThan(15);
  }

  @Test
  void aNodeThatLooksAtTheClockIsFound() {
    assertFound(purity.theCoreTakesNeitherTimeNorDiceNorThreads(), "application.node.Restless");
  }

  @Test
  void aSynchronizedMethodAndASynchronizedBlockAreFound() {
    assertFound(
        purity.noMethodOfTheCoreIsSynchronized(), "Locking.byModifier", "Restless.byModifier");
    assertThat(Monitors.in(CLASSES, "dev.hearsay.fixture.domain").findings())
        .containsExactly("dev.hearsay.fixture.domain.id.Locking.byBlock");
  }

  @Test
  void stateInAStaticFieldIsFound() {
    assertFound(purity.nobodyKeepsStateInStaticFields(), "MetricsAdapter.nodes");
  }

  @Test
  void anOptionalFieldIsFound() {
    assertFound(purity.noFieldIsOptional(), "MetricsAdapter.leaky");
  }

  @Test
  void whoSleepsIsFound() {
    assertFound(purity.nobodySleeps(), "MetricsAdapter.waitAWhile");
  }

  private static void assertFound(ArchRule rule, String... culprits) {
    List<String> found = violations(rule, CLASSES);
    for (String culprit : culprits) {
      assertThat(found).as(culprit).anyMatch(line -> line.contains(culprit));
    }
  }
}
