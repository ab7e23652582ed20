// SPDX-License-Identifier: Apache-2.0

/**
 * The command line: what can be asked, what is wrong with a question, and how a result is written.
 *
 * <p>Options become checked argument records before anything is started; whatever is wrong ends in
 * one line on standard error and exit code 2 ({@link dev.hearsay.bootstrap.cli.OneLineErrors}).
 */
@NullMarked
package dev.hearsay.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
