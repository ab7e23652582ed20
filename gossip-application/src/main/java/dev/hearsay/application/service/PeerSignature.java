// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;

/**
 * A peer's signed statement about itself in a channel: what a policy is judged by that asks for the
 * signature of a peer (channels §8).
 *
 * @param message the bytes that were signed
 * @param signature the signature
 * @param identity who signed
 */
public record PeerSignature(Bytes message, Bytes signature, PeerIdentity identity) {}
