// SPDX-License-Identifier: Apache-2.0

/**
 * How a node runs in production: one thread that owns it, one inbox, and the threads that serve it.
 *
 * <p>{@link dev.hearsay.application.loop.NodeThread} takes inputs out of the {@link
 * dev.hearsay.application.loop.Inbox} one by one; {@link dev.hearsay.application.loop.OffloadPool},
 * {@link dev.hearsay.application.loop.SystemScheduler} and the transport put them in. The simulator
 * has other drivers for the same node.
 */
@NullMarked
package dev.hearsay.application.loop;

import org.jspecify.annotations.NullMarked;
