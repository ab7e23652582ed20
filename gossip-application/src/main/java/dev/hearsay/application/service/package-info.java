// SPDX-License-Identifier: Apache-2.0

/** The driving port: what an embedder asks of a running node, and how to start one. */
@NullMarked
package dev.hearsay.application.service;

import org.jspecify.annotations.NullMarked;
