// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.id.Endpoint;

/**
 * What a node is, its adapters apart.
 *
 * @param settings how it behaves
 * @param internalEndpoint where its own organization reaches it
 * @param externalEndpoint where other organizations reach it; {@link Endpoint#NONE} makes it
 *     invisible to them
 */
public record NodePlan(
    NodeSettings settings, Endpoint internalEndpoint, Endpoint externalEndpoint) {}
