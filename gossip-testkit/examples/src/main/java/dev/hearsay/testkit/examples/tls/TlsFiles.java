// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import java.nio.file.Path;
import java.util.List;

/**
 * Who a node is to TLS, and whom it trusts.
 *
 * @param certificate its certificate for both directions, PEM, with those between it and a root
 * @param key its private key, EC or RSA, PKCS #8 PEM
 * @param roots certificates of trusted authorities, PEM; {@link TlsComm#replaceTrusted} replaces
 *     them
 */
public record TlsFiles(Path certificate, Path key, List<Path> roots) {

  /** Keeps an unmodifiable copy. */
  public TlsFiles {
    roots = List.copyOf(roots);
  }
}
