// SPDX-License-Identifier: Apache-2.0

/**
 * What a person sees of the demonstration and says to it, apart from any terminal: a {@link
 * dev.hearsay.bootstrap.demo.DemoSnapshot} becomes lines in {@link
 * dev.hearsay.bootstrap.demo.DemoTable}, a line becomes a {@link
 * dev.hearsay.bootstrap.demo.PromptCommand} in {@link dev.hearsay.bootstrap.demo.Prompt}, and the
 * outcome is a {@link dev.hearsay.bootstrap.demo.DemoResult}.
 */
@NullMarked
package dev.hearsay.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
