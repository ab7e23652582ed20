// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.Endpoint;

/**
 * What the secret envelope of an alive message holds (wire §2.1).
 *
 * @param internalEndpoint where the author's own organization reaches it; {@link Endpoint#NONE} if
 *     the secret is empty
 */
public record Secret(Endpoint internalEndpoint) {}
