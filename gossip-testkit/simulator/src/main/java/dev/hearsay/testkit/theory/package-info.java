// SPDX-License-Identifier: Apache-2.0
/**
 * What mathematics says of gossip, to stand beside what a simulation shows: {@link
 * dev.hearsay.testkit.theory.InfectAndDie} how far a push comes and what it costs, {@link
 * dev.hearsay.testkit.theory.PullRepair} how soon pull brings the rest, {@link
 * dev.hearsay.testkit.theory.DeathDetection} how soon a silent member is noticed.
 */
@NullMarked
package dev.hearsay.testkit.theory;

import org.jspecify.annotations.NullMarked;
