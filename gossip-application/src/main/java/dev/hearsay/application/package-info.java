// SPDX-License-Identifier: Apache-2.0

/**
 * The node: the driving port {@code GossipService}, the wiring of the domain's parts, and the loop
 * that feeds them one input at a time and carries out what they decide.
 */
@NullMarked
package dev.hearsay.application;

import org.jspecify.annotations.NullMarked;
