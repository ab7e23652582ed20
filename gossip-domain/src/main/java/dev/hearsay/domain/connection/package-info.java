// SPDX-License-Identifier: Apache-2.0

/**
 * Which stream belongs to whom, and how messages find their way onto it (comm §2 to §5).
 *
 * <p>{@link dev.hearsay.domain.connection.Connections} is the door: other rooms address peers,
 * never links. What it has to say to the node goes to a {@link
 * dev.hearsay.domain.connection.ConnectionListener}.
 */
@NullMarked
package dev.hearsay.domain.connection;

import org.jspecify.annotations.NullMarked;
