// SPDX-License-Identifier: Apache-2.0

/**
 * The program: the command line, the settings files and the place where adapters are chosen and the
 * node is put together. The only module that knows all others.
 */
@NullMarked
package dev.hearsay.bootstrap;

import org.jspecify.annotations.NullMarked;
