// SPDX-License-Identifier: Apache-2.0

/**
 * A general exchange of items by name: hello, digest, request, update (dissemination §6). It knows
 * nothing of what the items are.
 *
 * <p>{@link dev.hearsay.domain.pull.PullEngine} is the door; what it has to ask about the items
 * stands in {@link dev.hearsay.domain.pull.PullMediator}. {@link
 * dev.hearsay.domain.identity.CertStore} is the first to use it.
 */
@NullMarked
package dev.hearsay.domain.pull;

import org.jspecify.annotations.NullMarked;
