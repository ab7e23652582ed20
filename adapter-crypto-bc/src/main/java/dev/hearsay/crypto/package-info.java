// SPDX-License-Identifier: Apache-2.0

/**
 * Identities and signatures as a Fabric peer judges them: MSP material, certificates, policies and
 * block signatures, over Bouncy Castle and, where it is present, a faster provider.
 */
@NullMarked
package dev.hearsay.crypto;

import org.jspecify.annotations.NullMarked;
