// SPDX-License-Identifier: Apache-2.0

/**
 * Cryptography without keys, for nodes under virtual time: the same identities, signatures and
 * verdicts in every run, at the price of one hash each.
 *
 * <p>A {@link dev.hearsay.testkit.crypto.KeylessAuthority} knows all secrets of a simulation; each
 * node judges through its own {@link dev.hearsay.testkit.crypto.KeylessCrypto}.
 */
@NullMarked
package dev.hearsay.testkit.crypto;

import org.jspecify.annotations.NullMarked;
