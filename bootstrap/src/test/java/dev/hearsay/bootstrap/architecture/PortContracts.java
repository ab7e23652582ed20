// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which ports have a contract test, and how many adapters pass it. A port is an interface that
 * stands for itself in the package of ports.
 */
final class PortContracts {
  /** What a port reports to is the node itself. */
  private static final Set<String> NOT_DRIVEN = Set.of("CommListener");

  private final House house;
  private final JavaClasses classes;
  private final SourceTree sources;

  PortContracts(House house, JavaClasses classes, SourceTree sources) {
    this.house = house;
    this.classes = classes;
    this.sources = sources;
  }

  /** The simple names of all driven ports, sorted. */
  List<String> ports() {
    return classes.stream()
        .filter(type -> type.getPackageName().equals(house.root() + ".domain.port"))
        .filter(JavaClass::isInterface)
        .filter(JavaClass::isTopLevelClass)
        .map(JavaClass::getSimpleName)
        .filter(name -> !name.equals("package-info") && !NOT_DRIVEN.contains(name))
        .sorted()
        .toList();
  }

  /** The ports without a contract. */
  List<String> withoutContract() {
    return ports().stream()
        .filter(port -> !classes.contain(house.root() + ".testkit.contracts." + port + "Contract"))
        .toList();
  }

  /** The ports whose contract is extended in fewer than two modules. */
  List<String> withFewerThanTwoAdapters() {
    return ports().stream().filter(port -> adaptersOf(port) < 2).toList();
  }

  private long adaptersOf(String port) {
    Pattern extension = Pattern.compile("\\bextends\\s+" + port + "Contract\\b");
    return sources.files().stream()
        .filter(file -> extension.matcher(sources.text(file)).find())
        .map(PortContracts::moduleOf)
        .filter(module -> !module.endsWith("contracts"))
        .distinct()
        .count();
  }

  private static String moduleOf(Path file) {
    String path = SourceTree.unixPath(file);
    return path.substring(0, Math.max(0, path.indexOf("/src/")));
  }
}
