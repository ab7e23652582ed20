// SPDX-License-Identifier: Apache-2.0

/** What the other packages stand on: exact encodings, hashes, and the one way to say a mistake. */
@NullMarked
package dev.hearsay.crypto.base;

import org.jspecify.annotations.NullMarked;
