// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.grpc.GrpcSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a node's settings: Fabric's {@code core.yaml}, overridden by variables such as {@code
 * CORE_PEER_GOSSIP_BOOTSTRAP}.
 *
 * <p>Keys that Fabric has and this version does not use are accepted and reported. Keys under
 * {@code peer.gossip} that nobody knows are mistakes; elsewhere they are none of gossip's business.
 * Relative paths start at the folder of the file.
 */
public final class PeerSettingsReader {
  private final Map<String, String> environment;
  private final Supplier<Optional<String>> ownAddress;

  /** A reader for this process: its environment, its machine's addresses. */
  public PeerSettingsReader() {
    this(System.getenv(), OwnAddress::firstIpv4);
  }

  PeerSettingsReader(Map<String, String> environment, Supplier<Optional<String>> ownAddress) {
    this.environment = Map.copyOf(environment);
    this.ownAddress = ownAddress;
  }

  /**
   * What was read.
   *
   * @param settings the settings
   * @param node the parts of the rooms, judged by them
   * @param transport the part of the transport, judged by it
   * @param unusedKeys keys that are configured but not used by this version
   */
  public record Loaded(
      PeerSettings settings, NodeSettings node, GrpcSettings transport, List<String> unusedKeys) {
    /** Keeps an unmodifiable copy. */
    public Loaded {
      unusedKeys = List.copyOf(unusedKeys);
    }

    /** One line that lists the unused keys, if there are any. */
    public Optional<String> notice() {
      return unusedKeys.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "configured but not used by this version: " + String.join(", ", unusedKeys));
    }
  }

  /**
   * Reads {@code file}.
   *
   * @throws ConfigurationException with one line for the operator if anything in it is wrong
   */
  public Loaded read(Path file) {
    ConfigValues values = ConfigValues.load(file, environment);
    AddressRules addresses = new AddressRules(values, ownAddress);
    PeerSettings settings =
        new PeerSettings(
            msp(values),
            new PeerSettings.Server(
                addresses.listenAddress(),
                values.get(PeerKeys.MAX_RECEIVE),
                values.get(PeerKeys.MAX_SEND)),
            new TlsSection(values).read(),
            keepalive(values),
            new OperationsSection(values).read(),
            values.get(PeerKeys.SIGNATURE_PROVIDER),
            new GossipSection(values).read(addresses),
            new ChannelFolders(values).resolve(values.get(PeerKeys.CHANNELS)));
    return judged(file, settings, values.unused());
  }

  /** Each part is judged by the one that it is for. */
  private static Loaded judged(Path file, PeerSettings settings, List<String> unusedKeys) {
    try {
      return new Loaded(
          settings,
          RoomSettings.of(settings.gossip().timers()),
          TransportSettings.of(settings),
          unusedKeys);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s: %s; correct it or leave it out".formatted(file, e.getMessage()), e);
    }
  }

  private static PeerSettings.LocalMsp msp(ConfigValues values) {
    Path folder = values.resolve(values.get(PeerKeys.MSP_FOLDER));
    if (!Files.isDirectory(folder)) {
      throw values.mistake(
          PeerKeys.MSP_FOLDER,
          "there is no folder " + folder,
          "name the folder that holds cacerts, signcerts and keystore");
    }
    return new PeerSettings.LocalMsp(values.get(PeerKeys.MSP_ID), folder);
  }

  private static Keepalive keepalive(ConfigValues values) {
    return new Keepalive(
        values.get(PeerKeys.KEEPALIVE_INTERVAL),
        values.get(PeerKeys.KEEPALIVE_TIMEOUT),
        values.get(PeerKeys.KEEPALIVE_MIN_INTERVAL),
        values.get(PeerKeys.CLIENT_KEEPALIVE_INTERVAL),
        values.get(PeerKeys.CLIENT_KEEPALIVE_TIMEOUT));
  }
}
