// SPDX-License-Identifier: Apache-2.0

/**
 * A node: the rooms of the domain, wired, and the one path that everything takes through them.
 *
 * <p>{@link dev.hearsay.application.node.GossipNode#step} is the whole node: an {@link
 * dev.hearsay.application.node.Input} goes in, the state changes, and what follows leaves through
 * the ports. It has no thread of its own, so the same node runs in production and under virtual
 * time.
 */
@NullMarked
package dev.hearsay.application.node;

import org.jspecify.annotations.NullMarked;
