// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.id.Bytes;

/**
 * What a channel says of an organization: whose identities are its members. No bytes at all stand
 * for the CA with which every organization begins.
 *
 * @param ca the number of the only CA that is trusted
 */
record KeylessMsp(int ca) {

  /** The CA of an organization of which nothing more is known. */
  static final KeylessMsp FIRST = new KeylessMsp(KeylessIdentity.FIRST_CA);

  private static final String MARK = "keyless CA ";

  Bytes serialized() {
    return Bytes.utf8(MARK + ca);
  }

  boolean vouchesFor(KeylessIdentity identity) {
    return identity.ca() == ca;
  }

  /**
   * Reads an MSP.
   *
   * @throws IllegalArgumentException if it cannot be used
   */
  static KeylessMsp parse(Bytes msp) {
    if (msp.isEmpty()) {
      return FIRST;
    }
    String text = msp.toUtf8();
    if (!text.startsWith(MARK)) {
      throw new IllegalArgumentException("'" + text + "' does not name a CA");
    }
    return new KeylessMsp(Integer.parseInt(text.substring(MARK.length())));
  }
}
