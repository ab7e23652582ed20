// SPDX-License-Identifier: Apache-2.0

/**
 * Who may do something in a channel: a tree of groups, each with named policies, as Fabric's
 * configurations have it (channel configuration §6).
 *
 * <p>A {@link Policy} is either fulfilled by those who signed, or by policies of the groups
 * directly below. What a {@link Principal} means is left to those who know certificates: they
 * answer as {@link Signers}.
 */
@NullMarked
package dev.hearsay.domain.policy;

import org.jspecify.annotations.NullMarked;
