// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;

/**
 * The adapters that a node is plugged into.
 *
 * @param comm the transport
 * @param codec bytes to messages and back
 * @param crypto judges identities and signatures, and signs
 * @param advisor tells organizations
 * @param metrics listens
 */
public record NodePorts(
    Comm comm,
    MessageCodec codec,
    MessageCryptoService crypto,
    SecurityAdvisor advisor,
    GossipMetrics metrics) {}
