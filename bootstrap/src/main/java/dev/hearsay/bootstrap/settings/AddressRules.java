// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.Endpoint;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which endpoint a node tells its own organization (configuration §4): {@code peer.gossip.endpoint}
 * if it is set, else {@code peer.address}; and of the latter the host is replaced by the first IPv4
 * address of this machine that is not the loopback one, if it stands for any address or if that is
 * asked for.
 */
final class AddressRules {
  private static final Set<String> ANY = Set.of("0.0.0.0", "::");

  private final ConfigValues values;
  private final Supplier<Optional<String>> ownAddress;

  AddressRules(ConfigValues values, Supplier<Optional<String>> ownAddress) {
    this.values = values;
    this.ownAddress = ownAddress;
  }

  /** The endpoint for the own organization. */
  Endpoint internalEndpoint() {
    return values.find(PeerKeys.ENDPOINT).orElseGet(this::address);
  }

  private Endpoint address() {
    Endpoint address = new Endpoint(values.get(PeerKeys.ADDRESS));
    if (!address.isDialable()) {
      throw values.mistake(
          PeerKeys.ADDRESS,
          "not host:port with a port from 1 to 65535",
          "write one such as peer0.org1:7051");
    }
    boolean detect = values.get(PeerKeys.ADDRESS_AUTO_DETECT);
    return detect || ANY.contains(address.host())
        ? Endpoint.of(detected(), address.port())
        : address;
  }

  private String detected() {
    return ownAddress
        .get()
        .orElseThrow(() ->
            values.mistake(
                PeerKeys.ADDRESS,
                "this machine has no IPv4 address but the loopback one",
                "set peer.gossip.endpoint to the host:port at which other peers reach it"));
  }

  /** Where this node listens. */
  ListenAddress listenAddress() {
    return ListenAddress.parse(values.get(PeerKeys.LISTEN_ADDRESS))
        .orElseThrow(() ->
            values.mistake(
                PeerKeys.LISTEN_ADDRESS,
                "not host:port with a port from 0 to 65535",
                "write one such as 0.0.0.0:7051"));
  }
}
