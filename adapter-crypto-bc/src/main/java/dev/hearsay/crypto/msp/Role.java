// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

/** What a member is to its organization, told by an organizational unit of its certificate. */
public enum Role {
  /** Uses the network. */
  CLIENT,
  /** Keeps ledgers and gossips. */
  PEER,
  /** Administers the organization. */
  ADMIN,
  /** Orders transactions into blocks. */
  ORDERER
}
