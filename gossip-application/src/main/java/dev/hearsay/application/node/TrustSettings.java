// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.identity.IdentitySettings;

/**
 * Whom a node knows, how it gets to know them, and what it spends on checking what they say.
 *
 * @param identities the identity store
 * @param pull the identity pull
 * @param checks how much checking one peer may cause; for messages and for pushed blocks each
 */
public record TrustSettings(
    IdentitySettings identities, CertStoreSettings pull, CheckSettings checks) {

  /** Fabric's defaults, and the default limits for checks. */
  public static TrustSettings defaults() {
    return withPull(CertStoreSettings.defaults());
  }

  /** The defaults with another identity pull. */
  public static TrustSettings withPull(CertStoreSettings pull) {
    return new TrustSettings(IdentitySettings.defaults(), pull, CheckSettings.defaults());
  }

  /** The same with the times of the pull divided by {@code factor}. */
  TrustSettings faster(int factor) {
    return new TrustSettings(identities, pull.faster(factor), checks);
  }
}
