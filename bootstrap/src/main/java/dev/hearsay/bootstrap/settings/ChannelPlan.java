// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import java.nio.file.Path;
import java.util.List;

/**
 * A channel that is configured by hand, where no ordering service does it.
 *
 * @param channel its name
 * @param sequence grows with every change; at least 0
 * @param organizations who shares the ledger; at least one
 * @param orderers who signs blocks
 */
public record ChannelPlan(
    ChannelId channel, long sequence, List<Member> organizations, List<Member> orderers) {

  /** Keeps unmodifiable copies. */
  public ChannelPlan {
    organizations = List.copyOf(organizations);
    orderers = List.copyOf(orderers);
  }

  /**
   * An organization.
   *
   * @param mspId its identifier
   * @param mspFolder its MSP folder, or that of any of its members
   * @param anchors where peers of other organizations first meet it
   */
  public record Member(String mspId, Path mspFolder, List<Endpoint> anchors) {

    /** Keeps an unmodifiable copy. */
    public Member {
      anchors = List.copyOf(anchors);
    }
  }
}
