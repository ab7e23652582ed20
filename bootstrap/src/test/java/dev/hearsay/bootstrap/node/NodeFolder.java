// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two organizations' keys, and a {@code core.yaml} for a peer of the first one that works as it is;
 * a test changes what it wants to be wrong.
 */
final class NodeFolder {
  private final Path folder;
  private final GeneratedNetwork network;
  private final Map<String, String> keys = new LinkedHashMap<>();

  NodeFolder(Path folder) {
    this.folder = folder;
    this.network =
        new CryptoGenerator(Clock.systemUTC())
            .generate(
                new GeneratorSettings(
                    folder.resolve("crypto"),
                    List.of(OrganizationPlan.of("Org1MSP", 2), OrganizationPlan.of("Org2MSP", 1)),
                    List.of(OrganizationPlan.of("OrdererMSP", 1)),
                    KeyAlgorithm.P256,
                    List.of()));
    int port = freePort();
    with("peer.localMspId", "Org1MSP");
    with("peer.mspConfigPath", peer(0).mspFolder().toString());
    with("peer.listenAddress", "127.0.0.1:" + port);
    with("peer.gossip.endpoint", "localhost:" + port);
    with("peer.tls.enabled", "true");
    with("peer.tls.cert.file", peer(0).tlsFolder().resolve("server.crt").toString());
    with("peer.tls.key.file", peer(0).tlsFolder().resolve("server.key").toString());
    with("peer.tls.rootcert.file", peer(0).tlsFolder().resolve("ca.crt").toString());
  }

  /** A port that nobody uses at the moment. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The peer of Org1 with this number. */
  Member peer(int number) {
    return network.peerOrganizations().getFirst().nodes().get(number);
  }

  /** The peer of Org2. */
  Member foreigner() {
    return network.peerOrganizations().getLast().nodes().getFirst();
  }

  /** The MSP folder of the orderer. */
  Path orderer() {
    return network.ordererOrganizations().getFirst().nodes().getFirst().mspFolder();
  }

  /** Channels of both organizations, configured by hand. */
  NodeFolder withChannels(String... names) {
    String organizations =
        "organizations: [{mspid: Org1MSP, msp: '%s'}, {mspid: Org2MSP, msp: '%s'}]"
            .formatted(peer(0).mspFolder(), foreigner().mspFolder());
    String orderers = "orderers: [{mspid: OrdererMSP, msp: '%s'}]".formatted(orderer());
    return with(
        "hearsay.channels",
        Stream.of(names)
            .map(name -> "{name: %s, %s, %s}".formatted(name, organizations, orderers))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  NodeFolder with(String key, String value) {
    keys.put(key, value);
    return this;
  }

  NodeFolder without(String key) {
    keys.remove(key);
    return this;
  }

  /** From now on the folder describes the other peer of the organization. */
  NodeFolder becomeSecond() {
    return become(peer(1).mspFolder(), peer(1).tlsFolder());
  }

  /** From now on the folder describes the peer of the other organization. */
  NodeFolder becomeForeigner() {
    return become(foreigner().mspFolder(), foreigner().tlsFolder())
        .with("peer.localMspId", "Org2MSP");
  }

  private NodeFolder become(Path msp, Path tls) {
    int port = freePort();
    return with("peer.mspConfigPath", msp.toString())
        .with("peer.listenAddress", "127.0.0.1:" + port)
        .with("peer.gossip.endpoint", "localhost:" + port)
        .with("peer.tls.cert.file", tls.resolve("server.crt").toString())
        .with("peer.tls.key.file", tls.resolve("server.key").toString());
  }

  String value(String key) {
    String value = keys.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + key);
    }
    return value;
  }

  /** Replaces all files of one folder by those of another. */
  static void replace(Path target, Path source) {
    clear(target);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void clear(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the configuration: one flat key to a line, which YAML reads as sections. */
  Path write(String name) {
    Map<String, Object> root = new LinkedHashMap<>();
    keys.forEach((key, value) -> put(root, List.of(key.split("\\.")), value));
    Path file = folder.resolve(name);
    try {
      return Files.writeString(file, yaml(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> section, List<String> path, String value) {
    if (path.size() == 1) {
      section.put(path.getFirst(), value);
    } else {
      put(
          (Map<String, Object>)
              section.computeIfAbsent(path.getFirst(), name -> new LinkedHashMap<String, Object>()),
          path.subList(1, path.size()),
          value);
    }
  }

  private static String yaml(Object node) {
    if (!(node instanceof Map<?, ?> section)) {
      return String.valueOf(node);
    }
    StringBuilder text = new StringBuilder("{");
    section.forEach((name, below) ->
        text.append(text.length() > 1 ? ", " : "").append(name).append(": ").append(yaml(below)));
    return text.append("}").toString();
  }
}
