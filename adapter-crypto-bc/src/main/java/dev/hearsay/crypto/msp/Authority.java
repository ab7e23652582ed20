// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.x509.Certificate;

/**
 * The certificate of an authority with the place it came from.
 *
 * @param origin for error lines
 * @param certificate the certificate
 */
record Authority(String origin, Certificate certificate) {}
