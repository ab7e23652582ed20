// SPDX-License-Identifier: Apache-2.0

/**
 * What a channel is: the organizations that share a ledger, and the rules by which they judge each
 * other.
 */
@NullMarked
package dev.hearsay.domain.channel;

import org.jspecify.annotations.NullMarked;
