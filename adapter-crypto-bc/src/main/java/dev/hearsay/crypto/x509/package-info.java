// SPDX-License-Identifier: Apache-2.0

/**
 * Certificates as a Fabric peer reads them: PEM blocks, the parts of a certificate that matter,
 * chains at a given moment, revocation lists.
 *
 * <p>Nothing here knows what an organization is: see {@link dev.hearsay.crypto.msp}. What arrives
 * is hostile: parsing gives a value or nothing, never an exception.
 */
@NullMarked
package dev.hearsay.crypto.x509;

import org.jspecify.annotations.NullMarked;
