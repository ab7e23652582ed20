// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.config;

/** What a channel's capabilities make possible (channel configuration §5, identities §3.2). */
public enum ChannelLevel {
  /** Members have ECDSA keys; block signatures name their signers in full. */
  V1_4_3,
  /** Members may have Ed25519 keys; block signatures may name consenters by number. */
  V3_0
}
