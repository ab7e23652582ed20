// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.OrgId;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a node finds its identity, and whom it trusts beside its channels.
 *
 * @param mspFolder the node's own MSP folder
 * @param org the own organization
 * @param trusted organizations that are trusted without a channel
 */
public record Ed25519Settings(Path mspFolder, OrgId org, List<TrustedFolder> trusted) {

  /** Keeps an unmodifiable copy. */
  public Ed25519Settings {
    trusted = List.copyOf(trusted);
  }

  /** A node that trusts its own organization only, until it joins channels. */
  public static Ed25519Settings of(Path mspFolder, OrgId org) {
    return new Ed25519Settings(mspFolder, org, List.of());
  }

  /**
   * An organization that is trusted without a channel.
   *
   * @param mspFolder the organization's, or any member's
   * @param org its name
   */
  public record TrustedFolder(Path mspFolder, OrgId org) {}
}
