// SPDX-License-Identifier: Apache-2.0

/**
 * Who is alive, who is dead, how a node learns and forgets members, and what it discloses to whom
 * (discovery §1 to §16).
 *
 * <p>{@link dev.hearsay.domain.discovery.Discovery} is the door. What it needs of the other rooms
 * stands in {@link dev.hearsay.domain.discovery.DiscoveryComm} and {@link
 * dev.hearsay.domain.discovery.DiscoverySecurity}.
 *
 * <p>Behind the door, in the order of one alive message: {@code AliveIntake} looks it up and admits
 * it, {@code AliveEffects} applies it once it is verified, {@code Membership} decides what it
 * changes, {@code MembershipTable} and {@code Tombstones} remember. {@code Questions} and {@code
 * Answers} are the two sides of the membership exchange, {@code DisclosurePolicy} says who may
 * learn what. What a node does by itself: {@code OwnAlive} speaks for it, {@code Rounds} keeps it
 * known, {@code Seeds} finds the first peers, {@code Reconnector} looks after the dead.
 */
@NullMarked
package dev.hearsay.domain.discovery;

import org.jspecify.annotations.NullMarked;
