// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Who may know whom: the hexagon. */
final class DependencyRules {
  private static final String[] PURE_JDK = {
    "java.lang",
    "java.lang.annotation",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    "java.nio",
    "java.nio.charset",
    "java.time",
    "java.util",
    "java.util.function",
    "java.util.stream",
    "org.jspecify.annotations"
  };

  private final House house;

  DependencyRules(House house) {
    this.house = house;
  }

  /** Hashes are arithmetic, though they live among the providers of the JDK. */
  private static final DescribedPredicate<JavaClass> HASHES =
      JavaClass.Predicates.belongToAnyOf(MessageDigest.class, NoSuchAlgorithmException.class);

  ArchRule domainKnowsOnlyThePureJdkAndItself() {
    return classes()
        .that()
        .resideInAPackage(house.domain())
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(with(PURE_JDK, house.domain())).or(HASHES))
        .because("the protocol's decisions need no library, no I/O and no threads");
  }

  ArchRule applicationKnowsOnlyTheDomainAndALogger() {
    return classes()
        .that()
        .resideInAPackage(house.application())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.jspecify..", "org.slf4j..", house.domain(), house.application())
        .because("no wire format, crypto library or container leaks into the application");
  }

  ArchRule wireKnowsOnlyTheDomainAndItsLibraries() {
    return classes()
        .that()
        .resideInAPackage(house.wire())
        .should()
        .onlyDependOnClassesThat(are("outside the house, the domain or the wire", house.wire()))
        .because("the codec serves any transport");
  }

  List<ArchRule> adaptersKnowOnlyTheDomainAndTheWire() {
    List<ArchRule> rules = new ArrayList<>();
    for (String adapter : house.adapters()) {
      rules.add(
          classes()
              .that()
              .resideInAPackage(adapter)
              .should()
              .onlyDependOnClassesThat(
                  are(
                      "outside the house, the domain, the wire or " + adapter,
                      house.wire(),
                      adapter))
              .because("an adapter can be swapped without touching another one"));
    }
    return rules;
  }

  private DescribedPredicate<JavaClass> are(String description, String... more) {
    DescribedPredicate<JavaClass> own =
        JavaClass.Predicates.resideInAnyPackage(with(more, house.domain()));
    DescribedPredicate<JavaClass> foreign =
        JavaClass.Predicates.resideOutsideOfPackage(house.root() + "..");
    return own.or(foreign).as(description);
  }

  ArchRule onlyBootstrapKnowsTheInjector() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(house.bootstrap())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..")
        .because("whoever embeds a node brings what injects, if anything");
  }

  ArchRule nobodyKnowsBootstrap() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(house.bootstrap())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(house.bootstrap())
        .because("the program is put together from the outside");
  }

  ArchRule examplesKnowOnlyTheDomainAndTheJdk() {
    return classes()
        .that()
        .resideInAPackage(house.exampleAdapters())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.net.ssl..", "org.jspecify..", house.domain(), house.exampleAdapters())
        .because("who swaps an adapter needs a port and a technology, and nothing else");
  }

  ArchRule theTestKitStaysInTests() {
    DescribedPredicate<JavaClass> toolsOfTests =
        JavaClass.Predicates.resideInAPackage(house.testkit())
            .and(
                JavaClass.Predicates.resideOutsideOfPackages(
                    house.memoryAdapters(), house.exampleAdapters()))
            .and(JavaClass.Predicates.resideOutsideOfPackages(house.stories()))
            .as("tools of tests");
    return noClasses()
        .that()
        .resideOutsideOfPackage(house.testkit())
        .should()
        .dependOnClassesThat(toolsOfTests)
        .because("the demo may run with other adapters, but no program needs a test");
  }

  ArchRule onlyOneCommandTellsStories() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(house.testkit(), house.storyTeller())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(house.stories())
        .because("a node that runs for somebody is not simulated");
  }

  private static String[] with(String[] packages, String more) {
    List<String> all = new ArrayList<>(List.of(packages));
    all.add(more);
    return all.toArray(String[]::new);
  }
}
