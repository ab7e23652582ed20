// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/** Where a message may travel (wire §4). The order is that of the numbers on the wire. */
public enum Tag {
  /** No scope was given. Only acknowledgements, which no tag rule covers, are sent like this. */
  UNDEFINED,
  /** No channel and no organization restricts it: membership and identities. */
  EMPTY,
  /** Stays within the author's organization. */
  ORG_ONLY,
  /** Stays within a channel. */
  CHAN_ONLY,
  /** Stays within a channel and within the organization. */
  CHAN_AND_ORG,
  /** Goes to members of the channel or of the organization. */
  CHAN_OR_ORG;

  /** Whether only a channel's members handle it. */
  public boolean isChannelRestricted() {
    return this == CHAN_ONLY || this == CHAN_AND_ORG || this == CHAN_OR_ORG;
  }

  /** Whether it must not leave the organization. */
  public boolean isOrgRestricted() {
    return this == ORG_ONLY || this == CHAN_AND_ORG;
  }
}
