// SPDX-License-Identifier: Apache-2.0
/**
 * A ledger for those who have none: follows the blocks of a channel in order, tells the node how
 * many there are, and keeps them in a file if that is wanted.
 *
 * <p>It stands beside the service like any embedder would, and uses nothing else.
 */
@NullMarked
package dev.hearsay.application.ledger;

import org.jspecify.annotations.NullMarked;
