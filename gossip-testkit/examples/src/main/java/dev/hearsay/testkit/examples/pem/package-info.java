// SPDX-License-Identifier: Apache-2.0

/**
 * Certificates, revocation lists and private keys as operators keep them: PEM files, read by the
 * JDK. Both examples begin here.
 */
@NullMarked
package dev.hearsay.testkit.examples.pem;

import org.jspecify.annotations.NullMarked;
