// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.Envelope;

/**
 * One copy of a message on its way to one peer.
 *
 * @param target who gets it
 * @param envelope the original envelope, without its secret where the target must not see it
 */
public record Delivery(NetworkMember target, Envelope envelope) {}
