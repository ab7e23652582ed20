// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a node finds its identity and whom it trusts beside its channels.
 *
 * @param mspFolder the node's own MSP folder ({@code peer.mspConfigPath})
 * @param mspId the own organization ({@code peer.localMspId})
 * @param trusted organizations that are trusted without a channel; none in a Fabric network
 * @param maxCachedMembers how many members each snapshot part remembers with their parsed keys, a
 *     few kilobytes each
 */
public record CryptoSettings(
    Path mspFolder, String mspId, List<TrustedFolder> trusted, int maxCachedMembers) {

  private static final int DEFAULT_CACHED_MEMBERS = 4096;

  /** Keeps an unmodifiable copy. */
  public CryptoSettings {
    trusted = List.copyOf(trusted);
    if (maxCachedMembers < 2) {
      throw new IllegalArgumentException(
          "maxCachedMembers is " + maxCachedMembers + ", but must be at least 2");
    }
  }

  /** A node that trusts its own organization only, until it joins channels. */
  public static CryptoSettings of(Path mspFolder, String mspId) {
    return new CryptoSettings(mspFolder, mspId, List.of(), DEFAULT_CACHED_MEMBERS);
  }

  /** The same node, trusting more organizations without a channel. */
  public CryptoSettings trusting(List<TrustedFolder> organizations) {
    return new CryptoSettings(mspFolder, mspId, organizations, maxCachedMembers);
  }

  /**
   * An organization that is trusted without a channel.
   *
   * @param folder its MSP folder: the organization's, or any of its members'
   * @param mspId its identifier
   */
  public record TrustedFolder(Path folder, String mspId) {}
}
