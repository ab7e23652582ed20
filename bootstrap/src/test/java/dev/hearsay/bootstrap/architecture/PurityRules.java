// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Optional;

/**
 * What keeps the core, that is the domain and the node made of it, the same in every run, and the
 * code free of habits that hide mistakes.
 */
final class PurityRules {
  private final House house;

  PurityRules(House house) {
    this.house = house;
  }

  ArchRule theCoreTakesNeitherTimeNorDiceNorThreads() {
    return noClasses()
        .that()
        .resideInAnyPackage(house.domain(), house.node())
        .should()
        .accessTargetWhere(new ForbiddenCalls())
        .because("the same seed must give the same story");
  }

  ArchRule noMethodOfTheCoreIsSynchronized() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(house.domain(), house.node())
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .because("all of it belongs to one node loop");
  }

  /** Generated code, in the packages below the codec's, is not judged. */
  ArchRule nobodyKeepsStateInStaticFields() {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(house.root() + "..")
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(house.root() + ".wire.*..")
        .should()
        .beFinal()
        .because("many nodes live in one process");
  }

  ArchRule noFieldIsOptional() {
    return noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(house.root() + "..")
        .should()
        .haveRawType(Optional.class)
        .because("an absent value is a case of its own, or a nullable private field");
  }

  ArchRule nobodySleeps() {
    return noClasses()
        .that()
        .resideInAPackage(house.root() + "..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .because("whoever waits waits for something");
  }
}
