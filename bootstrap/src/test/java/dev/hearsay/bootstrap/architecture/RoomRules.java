// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which room of the domain may know which. A room that is not in the plan may not exist. */
final class RoomRules {
  private final House house;
  private final Map<String, List<String>> plan = new LinkedHashMap<>();

  RoomRules(House house) {
    this.house = house;
    // words that everybody speaks
    plan("id");
    plan("time");
    plan("message", "id");
    plan("event", "id", "message");
    plan("policy", "id");
    plan("config", "id", "policy");
    plan("port", "config", "event", "id", "message");
    // tools that serve any room
    plan("trust", "id", "message", "port");
    plan("msgstore", "id", "message", "time");
    plan("emitter", "id", "message", "port", "time");
    // the protocol
    plan("handshake", "id", "message", "port", "trust", "time");
    plan("connection", "event", "handshake", "id", "message", "port", "time", "trust");
    plan("discovery", "connection", "event", "id", "message", "msgstore", "port", "time", "trust");
    plan("routing", "connection", "discovery", "emitter", "event", "id", "message", "port", "time");
    plan("pull", "connection", "event", "id", "message", "port", "time");
    plan(
        "identity",
        "connection",
        "discovery",
        "event",
        "id",
        "message",
        "msgstore",
        "port",
        "pull",
        "time",
        "trust");
    plan(
        "block",
        "connection",
        "event",
        "id",
        "message",
        "msgstore",
        "port",
        "pull",
        "time",
        "trust");
    plan(
        "channel",
        "block",
        "config",
        "connection",
        "discovery",
        "event",
        "id",
        "message",
        "msgstore",
        "port",
        "pull",
        "routing",
        "time",
        "trust");
  }

  private void plan(String name, String... mayKnow) {
    plan.put(name, List.of(mayKnow));
  }

  List<ArchRule> roomsKnowOnlyTheRoomsOfThePlan() {
    List<ArchRule> rules = new ArrayList<>();
    plan.forEach((room, mayKnow) -> rules.add(rule(room, mayKnow)));
    return rules;
  }

  private ArchRule rule(String room, List<String> mayKnow) {
    List<String> packages = new ArrayList<>();
    packages.add(room(room));
    mayKnow.forEach(known -> packages.add(room(known)));
    DescribedPredicate<JavaClass> foreign =
        JavaClass.Predicates.resideOutsideOfPackage(house.domain());
    DescribedPredicate<JavaClass> allowed =
        JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new));
    return classes()
        .that()
        .resideInAPackage(room(room))
        .should()
        .onlyDependOnClassesThat(allowed.or(foreign).as("in a room of " + mayKnow))
        .allowEmptyShould(true)
        .because("each room can be read after the rooms it knows");
  }

  private String room(String name) {
    return house.root() + ".domain." + name + "..";
  }

  ArchRule everyRoomIsInThePlan() {
    List<String> planned = new ArrayList<>();
    planned.add(house.root() + ".domain");
    plan.keySet().forEach(room -> planned.add(room(room)));
    return classes()
        .that()
        .resideInAPackage(house.domain())
        .should()
        .resideInAnyPackage(planned.toArray(String[]::new))
        .because("a new room says first whom it may know");
  }

  ArchRule roomsFormNoCycle() {
    return slices()
        .matching(house.root() + ".domain.(*)..")
        .should()
        .beFreeOfCycles()
        .because("there is an order in which the rooms can be read");
  }
}
