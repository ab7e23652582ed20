// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * The rules of a chain beside the signatures. Each method names the obstacle in one line, or gives
 * the empty text if there is none.
 */
final class ChainRules {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_][A-Za-z0-9_-]*)*\\.?");

  private ChainRules() {}

  /** What speaks against a certificate wherever it stands. */
  static String obstacleOfAny(Certificate certificate, Instant moment) {
    if (certificate.extensions().hasUnknownCritical()) {
      return certificate + " has a critical extension that is not understood";
    }
    if (moment.isBefore(certificate.notBefore())) {
      return certificate + " begins only at " + certificate.notBefore();
    }
    return moment.isAfter(certificate.notAfter())
        ? certificate + " ended at " + certificate.notAfter()
        : "";
  }

  /** What speaks against {@code authority} above {@code chain}. */
  static String obstacleOfAuthority(
      Certificate authority, List<Certificate> chain, Instant moment) {
    Extensions extensions = authority.extensions();
    if (!extensions.ca() || !extensions.mayCertify()) {
      return authority + " must not certify others";
    }
    if (extensions.maxPathLength() >= 0 && chain.size() - 1 > extensions.maxPathLength()) {
      return authority + " has too many authorities below it";
    }
    if (!permitsNames(authority, chain)) {
      return authority + " must not certify such names";
    }
    return obstacleOfAny(authority, moment);
  }

  /** Whether {@code authority} or a twin of it is in {@code chain} already. */
  static boolean contains(List<Certificate> chain, Certificate authority) {
    return chain.stream()
        .anyMatch(c ->
            c.subject().equals(authority.subject())
                && c.publicKey().equals(authority.publicKey())
                && c.extensions()
                    .alternativeNames()
                    .equals(authority.extensions().alternativeNames()));
  }

  /** What speaks against a chain that is complete. */
  static String obstacleOfChain(List<Certificate> chain) {
    for (Certificate certificate : chain) {
      if (!certificate.extensions().permitsServer()) {
        return certificate + " has an extended key usage without server authentication";
      }
    }
    return "";
  }

  /** What speaks against the names in the only chain. */
  static String obstacleOfNames(List<Certificate> chain) {
    return violatesLegacyNames(chain)
        ? "the common name of " + chain.getFirst() + " cannot be held against name constraints"
        : "";
  }

  /** A leaf without alternative names, called like a host, below constrained authorities. */
  private static boolean violatesLegacyNames(List<Certificate> chain) {
    Certificate leaf = chain.getFirst();
    return leaf.extensions().alternativeNames().isEmpty()
        && HOST.matcher(leaf.commonName()).matches()
        && chain.stream().skip(1).anyMatch(c -> c.extensions().hasNameConstraints());
  }

  private static boolean permitsNames(Certificate authority, List<Certificate> chain) {
    Extensions extensions = authority.extensions();
    if (!extensions.hasNameConstraints()) {
      return true;
    }
    try {
      PKIXNameConstraintValidator validator = validator(extensions);
      for (Certificate certificate : chain) {
        check(validator, certificate.extensions().alternativeNames());
      }
      return true;
    } catch (NameConstraintValidatorException | RuntimeException forbidden) {
      return false;
    }
  }

  private static PKIXNameConstraintValidator validator(Extensions extensions) {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    if (!extensions.permitted().isEmpty()) {
      validator.intersectPermittedSubtree(extensions.permitted().toArray(new GeneralSubtree[0]));
    }
    extensions.excluded().forEach(validator::addExcludedSubtree);
    return validator;
  }

  private static void check(PKIXNameConstraintValidator validator, List<GeneralName> names)
      throws NameConstraintValidatorException {
    for (GeneralName name : names) {
      validator.checkPermitted(name);
      validator.checkExcluded(name);
    }
  }
}
