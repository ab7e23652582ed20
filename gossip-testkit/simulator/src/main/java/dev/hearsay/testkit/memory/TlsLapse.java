// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

/** What can be wrong with a node's TLS. */
public enum TlsLapse {
  /**
   * It shows no certificate where it dials: its links come up, and the other side knows no hash.
   */
  NO_CERTIFICATE,
  /**
   * It does not speak TLS: what it dials fails, and what dials it, unless both do not. The node
   * that it dials reports it as {@code TLS_HANDSHAKE_FAILED}.
   */
  NO_TLS
}
