// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes that are judged, read once for all tests. */
final class Imported {
  /** All production classes of the program; those of the test kit are among them. */
  static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(House.PROGRAM.root());

  /** All classes of the house in which every rule is broken. */
  static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(House.FIXTURE.root());

  private Imported() {}
}
