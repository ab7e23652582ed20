// SPDX-License-Identifier: Apache-2.0

/**
 * Which message goes to whom (dissemination §3).
 *
 * <p>{@link dev.hearsay.domain.routing.Router} is the table; each of its rows is a {@link
 * dev.hearsay.domain.routing.DisseminationStrategy}. Whoever passes the rows' filters is chosen by
 * lot in {@link dev.hearsay.domain.routing.PeerSelector}.
 */
@NullMarked
package dev.hearsay.domain.routing;

import org.jspecify.annotations.NullMarked;
