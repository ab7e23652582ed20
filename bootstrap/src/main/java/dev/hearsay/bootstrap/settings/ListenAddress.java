// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.Endpoint;
import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host the name or address of an interface, {@code 0.0.0.0} for all; an IPv6 address stands
 *     without brackets
 * @param port the port, 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  private static final String ANY_PORT = ":0";

  /** The address that {@code text} spells as {@code host:port}; empty if it does not. */
  public static Optional<ListenAddress> parse(String text) {
    boolean anyPort = text.endsWith(ANY_PORT);
    Endpoint endpoint = new Endpoint(anyPort ? text.substring(0, text.length() - 1) + "1" : text);
    return endpoint.isDialable()
        ? Optional.of(new ListenAddress(endpoint.host(), anyPort ? 0 : endpoint.port()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return Endpoint.of(host, port).text();
  }
}
