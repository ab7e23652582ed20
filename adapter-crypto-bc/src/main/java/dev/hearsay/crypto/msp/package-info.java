// SPDX-License-Identifier: Apache-2.0

/**
 * What an organization is: its certificate authorities, its revocations, the roles it gives, and
 * which identities it vouches for (identities §2 to §4).
 *
 * <p>An {@link dev.hearsay.crypto.msp.MspConfiguration} comes from a folder, read by {@link
 * dev.hearsay.crypto.msp.MspFolder}, or from a channel, read by {@link
 * dev.hearsay.crypto.msp.MspWire}. {@link dev.hearsay.crypto.msp.Msp} is built from it and judges
 * {@link dev.hearsay.crypto.msp.IdentityClaim}s; {@link dev.hearsay.crypto.msp.SigningIdentity} is
 * this node's own membership.
 */
@NullMarked
package dev.hearsay.crypto.msp;

import org.jspecify.annotations.NullMarked;
