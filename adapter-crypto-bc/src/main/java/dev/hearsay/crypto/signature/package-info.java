// SPDX-License-Identifier: Apache-2.0

/**
 * Signatures by identity keys (identities §5.1): which algorithms there are, which library does the
 * arithmetic, and the strict form that every signature must have.
 *
 * <p>Start at {@link dev.hearsay.crypto.signature.SignatureProvider}, which chooses the library and
 * makes {@link dev.hearsay.crypto.signature.SigningKey}s and {@link
 * dev.hearsay.crypto.signature.VerificationKey}s.
 */
@NullMarked
package dev.hearsay.crypto.signature;

import org.jspecify.annotations.NullMarked;
