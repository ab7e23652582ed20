// SPDX-License-Identifier: Apache-2.0

/** Which message goes to whom (dissemination §3). */
@NullMarked
package dev.hearsay.domain.routing;

import org.jspecify.annotations.NullMarked;
