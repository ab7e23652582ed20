// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/** What a pull exchange is about (wire §2.2). The order is that of the numbers on the wire. */
public enum PullType {
  /** Not said, or a number this version does not know: illegal. */
  UNDEFINED,
  /** Blocks of a channel; an item is named by its number in decimal digits. */
  BLOCK,
  /** Identities of peers; an item is named by the raw PKI-ID. */
  IDENTITY
}
