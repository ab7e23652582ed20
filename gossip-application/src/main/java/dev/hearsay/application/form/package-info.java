// SPDX-License-Identifier: Apache-2.0

/**
 * How values are written down and read again: one {@link dev.hearsay.application.form.Form} for
 * each kind of value that a node is fed with, settings included.
 *
 * <p>Begin with {@link dev.hearsay.application.form.InputForms}. Messages stand as the envelopes
 * that they came in; whatever is decoded is decoded anew.
 */
@NullMarked
package dev.hearsay.application.form;

import org.jspecify.annotations.NullMarked;
