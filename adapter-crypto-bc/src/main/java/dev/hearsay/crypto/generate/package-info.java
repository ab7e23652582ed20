// SPDX-License-Identifier: Apache-2.0

/**
 * Makes the crypto material of a whole network for development and tests, in Fabric's layout. Start
 * at {@link dev.hearsay.crypto.generate.CryptoGenerator}.
 */
@NullMarked
package dev.hearsay.crypto.generate;

import org.jspecify.annotations.NullMarked;
