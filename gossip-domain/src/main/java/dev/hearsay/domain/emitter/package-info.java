// SPDX-License-Identifier: Apache-2.0

/**
 * Collects messages for a moment, so that one choice of peers serves a batch (dissemination §2).
 * What becomes of the batch is told in {@link dev.hearsay.domain.routing}.
 */
@NullMarked
package dev.hearsay.domain.emitter;

import org.jspecify.annotations.NullMarked;
