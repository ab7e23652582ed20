// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.id.PkiId;

/**
 * Where an identity that is being verified came from.
 *
 * @param from who brought it
 * @param claimed whose identity it claims to be
 */
public record IdentityOrigin(PkiId from, PkiId claimed) {}
