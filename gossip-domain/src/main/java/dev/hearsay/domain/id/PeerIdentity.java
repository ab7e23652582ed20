// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * A serialized MSP identity as it travels: the MSP identifier and a PEM certificate (identities
 * §2).
 *
 * <p>The bytes are opaque to the core and are never encoded anew: another spelling of the same
 * certificate is another peer.
 *
 * @param serialized the bytes of the serialized identity
 */
public record PeerIdentity(Bytes serialized) {

  /** The absent identity: most alive messages carry none. */
  public static final PeerIdentity NONE = new PeerIdentity(Bytes.EMPTY);

  /** Whether there is none. */
  public boolean isNone() {
    return serialized.isEmpty();
  }
}
