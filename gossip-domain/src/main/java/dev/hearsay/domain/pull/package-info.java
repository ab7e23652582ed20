// SPDX-License-Identifier: Apache-2.0

/**
 * A general exchange of items by name: hello, digest, request, update (dissemination §6). It knows
 * nothing of what the items are.
 */
@NullMarked
package dev.hearsay.domain.pull;

import org.jspecify.annotations.NullMarked;
