// SPDX-License-Identifier: Apache-2.0

/** The transport over TLS sockets against its contracts, and against those who do not behave. */
@NullMarked
package dev.hearsay.testkit.examples.tls;

import org.jspecify.annotations.NullMarked;
