// SPDX-License-Identifier: Apache-2.0

/**
 * Identities and signatures out of nothing but the JDK, with Ed25519 as the only algorithm.
 *
 * <p>What it trusts is simple, and differs from Fabric's membership service providers on purpose:
 *
 * <ul>
 *   <li>An organization is one or more root certificates with Ed25519 keys and their revocation
 *       lists. There are no intermediate authorities and no key of another kind.
 *   <li>A member is whoever shows a certificate that a root issued, that is no authority's and is
 *       not revoked; the JDK's certification path validator decides. Organizational units mean
 *       nothing: peers, administrators and orderers of an organization are alike.
 *   <li>Members of a channel's application organizations read it; members of its orderer
 *       organizations sign its blocks, one signature each.
 *   <li>When a certificate ends is told and not judged, as the port demands.
 * </ul>
 *
 * <p>The folders are those that {@code hearsay crypto generate --algorithm ed25519} writes. What
 * travels is spelled differently from Fabric: an identity is the organization's name and the
 * certificate ({@link dev.hearsay.testkit.examples.ed25519.IdentityClaim}), an organization's MSP
 * the PEM text of its certificates and lists, a block a few lengths ({@link
 * dev.hearsay.testkit.examples.ed25519.SealedBlock}). To the core all of them are bytes.
 *
 * <p>{@link dev.hearsay.testkit.examples.ed25519.Ed25519Crypto} is the place to begin. The JDK
 * verifies some 800 Ed25519 signatures a second on one core, a tenth of what other libraries do.
 */
@NullMarked
package dev.hearsay.testkit.examples.ed25519;

import org.jspecify.annotations.NullMarked;
