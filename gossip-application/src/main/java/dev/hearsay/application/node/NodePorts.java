// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.domain.port.TlsTrust;

/**
 * The adapters that a node is plugged into.
 *
 * @param comm the transport
 * @param codec bytes to messages and back
 * @param crypto judges identities and signatures, and signs
 * @param advisor tells organizations
 * @param channels takes the configurations of channels, for crypto to judge by
 * @param tls takes the TLS roots of channels
 * @param metrics listens
 */
public record NodePorts(
    Comm comm,
    MessageCodec codec,
    MessageCryptoService crypto,
    SecurityAdvisor advisor,
    ChannelConfigurations channels,
    TlsTrust tls,
    GossipMetrics metrics) {}
