// SPDX-License-Identifier: Apache-2.0

/**
 * What peers say to each other, and the rules that hold for every message before anybody looks
 * inside.
 *
 * <p>Start with {@link dev.hearsay.domain.message.Envelope}, the bytes that travel, and {@link
 * dev.hearsay.domain.message.Content}, the catalogue of all that can be said. {@link
 * dev.hearsay.domain.message.TagRules} and {@link dev.hearsay.domain.message.SigningRules} are the
 * protocol's two tables; {@link dev.hearsay.domain.message.MessageComparator} tells which of two
 * statements stands. Bytes become messages through {@link dev.hearsay.domain.port.MessageCodec}.
 */
@NullMarked
package dev.hearsay.domain.message;

import org.jspecify.annotations.NullMarked;
