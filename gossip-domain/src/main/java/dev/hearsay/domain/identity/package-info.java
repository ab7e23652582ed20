// SPDX-License-Identifier: Apache-2.0

/**
 * Whose identities are known, how long they stay, and how they spread (identities §8 and §9).
 *
 * <p>{@link dev.hearsay.domain.identity.IdentityMapper} answers who a PKI-ID is. {@link
 * dev.hearsay.domain.identity.CertStore} exchanges the signed messages by which peers introduce
 * themselves, over a {@link dev.hearsay.domain.pull.PullEngine}. When the mapper forgets a peer its
 * {@link dev.hearsay.domain.identity.IdentityListener} sees to it that the other rooms do so too.
 */
@NullMarked
package dev.hearsay.domain.identity;

import org.jspecify.annotations.NullMarked;
