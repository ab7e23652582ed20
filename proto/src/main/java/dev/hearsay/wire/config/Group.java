// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.wire.common.ConfigGroup;
import dev.hearsay.wire.common.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A group of a configuration, and where it lies (channel configuration §2).
 *
 * @param path as in policy names, for example {@code /Channel/Orderer}
 */
record Group(String path, ConfigGroup wire) {

  /** The group below with a name, if there is one. */
  Optional<Group> below(String name) {
    return Optional.ofNullable(wire.getGroupsMap().get(name)).map(found -> named(name, found));
  }

  /** All groups below, in the order of their names. */
  List<Group> below() {
    List<Group> groups = new ArrayList<>();
    new TreeMap<>(wire.getGroupsMap()).forEach((name, group) -> groups.add(named(name, group)));
    return groups;
  }

  private Group named(String name, ConfigGroup group) {
    return new Group(path + "/" + name, group);
  }

  /**
   * A value.
   *
   * @return empty if the group has none of that name
   * @throws UnusableConfigException if its bytes are something else
   */
  <M extends Message> Optional<M> value(String name, Parser<M> parser) {
    ConfigValue value = wire.getValuesMap().get(name);
    try {
      return value == null ? Optional.empty() : Optional.of(parser.parseFrom(value.getValue()));
    } catch (InvalidProtocolBufferException malformed) {
      throw new UnusableConfigException(path + " has a malformed value " + name, malformed);
    }
  }

  /**
   * A value that must be there.
   *
   * @throws UnusableConfigException if it is not, or its bytes are something else
   */
  <M extends Message> M mandatory(String name, Parser<M> parser) {
    return value(name, parser)
        .orElseThrow(() -> new UnusableConfigException(path + " has no value " + name));
  }

  /** The names in a value {@code Capabilities}; none if there is no such value. */
  Set<String> capabilities() {
    return value("Capabilities", dev.hearsay.wire.common.Capabilities.parser())
        .map(found -> found.getCapabilitiesMap().keySet())
        .orElse(Set.of());
  }

  /**
   * Checks the names of values.
   *
   * @throws UnusableConfigException naming one that is none of {@code known}
   */
  void requireValuesAmong(Set<String> known) {
    requireAmong("value", new TreeMap<>(wire.getValuesMap()), known);
  }

  /**
   * Checks the names of the groups below.
   *
   * @throws UnusableConfigException naming one that is none of {@code known}
   */
  void requireGroupsAmong(Set<String> known) {
    requireAmong("group", new TreeMap<>(wire.getGroupsMap()), known);
  }

  private void requireAmong(String kind, Map<String, ?> found, Set<String> known) {
    for (String name : found.keySet()) {
      if (!known.contains(name)) {
        throw new UnusableConfigException(path + " has an unknown " + kind + " '" + name + "'");
      }
    }
  }

  /**
   * The policies of this group and of all below.
   *
   * @throws UnusableConfigException if one of them cannot be built
   */
  PolicyGroup policies() {
    Map<String, Policy> policies = new TreeMap<>();
    new TreeMap<>(wire.getPoliciesMap())
        .forEach((name, policy) ->
            policies.put(name, PolicyReader.read(path + "/" + name, policy.getPolicy())));
    Map<String, PolicyGroup> groups = new TreeMap<>();
    new TreeMap<>(wire.getGroupsMap())
        .forEach((name, group) -> groups.put(name, named(name, group).policies()));
    return new PolicyGroup(policies, groups);
  }
}
