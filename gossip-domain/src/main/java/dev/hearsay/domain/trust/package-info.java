// SPDX-License-Identifier: Apache-2.0

/**
 * Where a message earns trust. A {@link dev.hearsay.domain.trust.VerifiedMessage} can only be made
 * here.
 *
 * <p>A room that must know whether a message is its author's asks {@link
 * dev.hearsay.domain.trust.Verifications} and goes on; one that speaks for itself asks {@link
 * dev.hearsay.domain.trust.Signatures}. The work is done off the node loop by {@link
 * dev.hearsay.domain.trust.MessageVerifier} and {@link dev.hearsay.domain.trust.MessageSigner};
 * {@link dev.hearsay.domain.trust.ChecksInFlight} sees to it that copies of a message join the
 * check that is running.
 */
@NullMarked
package dev.hearsay.domain.trust;

import org.jspecify.annotations.NullMarked;
