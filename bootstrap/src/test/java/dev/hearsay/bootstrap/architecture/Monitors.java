// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.MonitorInstruction;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds synchronized blocks. Only the instructions tell: a block leaves no trace in the signature
 * of a method.
 */
final class Monitors {
  private final int scanned;
  private final List<String> findings;

  private Monitors(int scanned, List<String> findings) {
    this.scanned = scanned;
    this.findings = List.copyOf(findings);
  }

  /** Looks into the code of every class of {@code prefix}. */
  static Monitors in(JavaClasses classes, String prefix) {
    List<String> findings = new ArrayList<>();
    int scanned = 0;
    for (JavaClass candidate : classes) {
      if (candidate.getPackageName().startsWith(prefix)) {
        scanned++;
        scan(candidate, findings);
      }
    }
    return new Monitors(scanned, findings);
  }

  /** How many classes were looked at. */
  int scanned() {
    return scanned;
  }

  /** The methods with synchronized blocks, as {@code class.method}. */
  List<String> findings() {
    return findings;
  }

  private static void scan(JavaClass candidate, List<String> findings) {
    for (MethodModel method : ClassFile.of().parse(bytes(candidate)).methods()) {
      if (method.code().map(Monitors::locks).orElse(false)) {
        findings.add(candidate.getName() + "." + method.methodName().stringValue());
      }
    }
  }

  private static boolean locks(CodeModel code) {
    return code.elementStream().anyMatch(MonitorInstruction.class::isInstance);
  }

  private static byte[] bytes(JavaClass candidate) {
    URI uri =
        candidate
            .getSource()
            .orElseThrow(() -> new IllegalStateException("no class file of " + candidate))
            .getUri();
    try (InputStream in = uri.toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
