// SPDX-License-Identifier: Apache-2.0

/**
 * Identities and signatures as a Fabric peer judges them: MSP material, certificates and block
 * signatures, over Bouncy Castle and, where it is present, a faster provider.
 *
 * <p>{@link dev.hearsay.crypto.BcCrypto} opens it all from a folder. Behind the ports stand {@link
 * dev.hearsay.crypto.TrustedOrganizations}, one immutable snapshot of who is trusted; an
 * organization is an {@link dev.hearsay.crypto.msp.Msp}; its certificates are read in {@link
 * dev.hearsay.crypto.x509}; keys sign in {@link dev.hearsay.crypto.signature}; {@link
 * dev.hearsay.crypto.block} checks blocks; {@link dev.hearsay.crypto.generate} makes material for
 * development.
 */
@NullMarked
package dev.hearsay.crypto;

import org.jspecify.annotations.NullMarked;
