// SPDX-License-Identifier: Apache-2.0

/**
 * Links between nodes over gRPC with mutual TLS: the production transport that talks to Fabric
 * peers. It moves envelopes and reports TLS certificate hashes; it judges nothing.
 *
 * <p>Start with {@link dev.hearsay.grpc.GrpcComm}, one node's transport, made of {@link
 * dev.hearsay.grpc.GrpcSettings} and the {@link dev.hearsay.grpc.GrpcTransports} that all nodes of
 * a process share. Its {@link dev.hearsay.grpc.GossipGrpcService} runs on a server of its own or of
 * the embedder. A stream is a link: {@code InboundLink} and {@code OutboundLink} show its life,
 * {@code GrpcLink} what both have in common. {@code LinkReports} and {@code ReportGate} keep the
 * order that listeners may rely on; {@code TlsMaterial} is all there is about certificates.
 */
@NullMarked
package dev.hearsay.grpc;

import org.jspecify.annotations.NullMarked;
