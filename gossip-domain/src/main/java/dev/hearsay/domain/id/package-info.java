// SPDX-License-Identifier: Apache-2.0

/**
 * The nouns of the protocol: peers, organizations, channels, endpoints and the timestamps that
 * order a peer's statements.
 *
 * <p>All are immutable values. Byte strings keep the text's exact bytes; nothing here normalises.
 * Next room: {@link dev.hearsay.domain.message}.
 */
@NullMarked
package dev.hearsay.domain.id;

import org.jspecify.annotations.NullMarked;
