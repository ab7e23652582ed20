// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.testkit.contracts.CommStation;
import dev.hearsay.wire.ProtobufCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Transports on loopback, of two organizations with a TLS authority each. */
final class TlsNodes {

  static final String HOST = "127.0.0.1";
  static final MessageCodec CODEC = new ProtobufCodec();

  /** Long, for a busy machine must not fail a test. */
  static final TlsTimeouts PATIENT =
      new TlsTimeouts(Duration.ofSeconds(15), Duration.ofSeconds(15));

  private final GeneratedNetwork network;

  /** Makes keys, three nodes of each organization, below {@code folder}. */
  TlsNodes(Path folder) {
    network =
        new CryptoGenerator(Clock.systemUTC())
            .generate(
                new GeneratorSettings(
                    folder.resolve("keys"),
                    List.of(OrganizationPlan.of("Org1MSP", 3), OrganizationPlan.of("Org2MSP", 3)),
                    List.of(),
                    KeyAlgorithm.P256,
                    List.of()));
  }

  Organization org(int number) {
    return network.peerOrganizations().get(number - 1);
  }

  /** A node that trusts the authority of its own organization; each call makes the same one. */
  TlsSettings settings(int org, int node) {
    return settings(org, node, org);
  }

  /** A node of one organization that trusts the authority of another. */
  TlsSettings settings(int org, int node, int trusted) {
    return TlsSettings.of(HOST, 0, files(org, node, trusted)).withTimeouts(PATIENT);
  }

  TlsFiles files(int org, int node, int trusted) {
    Path tls = org(org).nodes().get(node).tlsFolder();
    return new TlsFiles(
        tls.resolve("server.crt"), tls.resolve("server.key"), List.of(root(trusted)));
  }

  /** The certificate of an organization's TLS authority. */
  Path root(int org) {
    return org(org).nodes().getFirst().tlsFolder().resolve("ca.crt");
  }

  static CommStation station(TlsSettings settings) {
    TlsComm comm = new TlsComm(settings, CODEC);
    return CommStation.of(comm, () -> Endpoint.of(HOST, comm.port()));
  }
}
