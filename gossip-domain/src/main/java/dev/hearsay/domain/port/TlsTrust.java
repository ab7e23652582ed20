// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.Bytes;
import java.util.List;

/**
 * The TLS roots that a transport trusts, replaceable without a restart (identities §11).
 * Thread-safe.
 *
 * <p>It does not promise an effect on links that are open already.
 */
public interface TlsTrust {

  /**
   * Replaces all trusted certificates.
   *
   * @param certificates PEM or DER, roots and intermediates
   * @throws IllegalArgumentException if one cannot be read; nothing is replaced then
   */
  void replaceTrusted(List<Bytes> certificates);
}
