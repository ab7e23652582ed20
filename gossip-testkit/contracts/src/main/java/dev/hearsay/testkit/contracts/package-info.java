// SPDX-License-Identifier: Apache-2.0

/**
 * One abstract contract test per port of the domain. An adapter is right when a subclass of the
 * port's contract passes with it.
 */
@NullMarked
package dev.hearsay.testkit.contracts;

import org.jspecify.annotations.NullMarked;
