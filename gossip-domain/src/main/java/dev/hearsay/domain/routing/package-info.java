// SPDX-License-Identifier: Apache-2.0

/**
 * Which message goes to whom (dissemination §3).
 *
 * <p>{@link dev.hearsay.domain.routing.Router} is the table; each of its rows is a {@link
 * dev.hearsay.domain.routing.RoutingRow}. Whoever passes the rows' filters is chosen by lot in
 * {@link dev.hearsay.domain.routing.PeerSelector}. The row of blocks asks a {@link
 * dev.hearsay.domain.routing.DisseminationStrategy}, which can be replaced; whom a channel admits
 * it asks the {@link dev.hearsay.domain.routing.ChannelAudience}.
 */
@NullMarked
package dev.hearsay.domain.routing;

import org.jspecify.annotations.NullMarked;
