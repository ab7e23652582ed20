// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import java.util.List;

/**
 * Where the modules live. The rules are written for any root package, so that the same rule judges
 * the program and a small house of fixtures that breaks it.
 *
 * @param root the root package
 */
record House(String root) {
  /** The program. */
  static final House PROGRAM = new House("dev.hearsay");

  /** A house in which every rule is broken. */
  static final House FIXTURE = new House("dev.hearsay.fixture");

  private static final List<String> ADAPTERS = List.of("grpc", "crypto", "metrics");

  String domain() {
    return module("domain");
  }

  String application() {
    return module("application");
  }

  /** The part of the application that runs unchanged under virtual time. */
  String node() {
    return module("application.node");
  }

  String wire() {
    return module("wire");
  }

  String bootstrap() {
    return module("bootstrap");
  }

  String testkit() {
    return module("testkit");
  }

  /** What the demo may take from the test kit: adapters that need nothing but memory. */
  String memoryAdapters() {
    return module("testkit.memory");
  }

  /** What the demo may take from the test kit as well: adapters that need nothing but the JDK. */
  String exampleAdapters() {
    return module("testkit.examples");
  }

  /** What tells whole stories, and what they consist of. */
  String[] stories() {
    return new String[] {
      module("testkit.scenario"), module("testkit.fault"), module("testkit.invariant")
    };
  }

  /** The one command that tells stories. */
  String storyTeller() {
    return module("bootstrap.simulate");
  }

  List<String> adapters() {
    return ADAPTERS.stream().map(this::module).toList();
  }

  /** The packages of one module, as ArchUnit names them. */
  String module(String name) {
    return root + "." + name + "..";
  }
}
