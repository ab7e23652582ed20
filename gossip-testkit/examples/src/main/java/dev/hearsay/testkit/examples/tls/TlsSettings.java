// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import java.util.List;

/**
 * How a node communicates.
 *
 * @param host the local address to serve at
 * @param port the port to serve at; 0 for any free one, see {@link TlsComm#port()}
 * @param files who it is to TLS
 * @param versions the TLS versions it speaks, as the JDK calls them
 * @param limits what others can cost it
 * @param timeouts how long it waits for others
 */
public record TlsSettings(
    String host,
    int port,
    TlsFiles files,
    List<String> versions,
    TlsLimits limits,
    TlsTimeouts timeouts) {

  /** TLS 1.3. */
  public static final String TLS_1_3 = "TLSv1.3";

  /** TLS 1.2. */
  public static final String TLS_1_2 = "TLSv1.2";

  private static final int MAX_PORT = 65_535;

  /** Keeps an unmodifiable copy and checks the port. */
  public TlsSettings {
    versions = List.copyOf(versions);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port " + port + " is not from 0 to " + MAX_PORT);
    }
  }

  /** Both versions and the defaults. */
  public static TlsSettings of(String host, int port, TlsFiles files) {
    return new TlsSettings(
        host, port, files, List.of(TLS_1_3, TLS_1_2), TlsLimits.DEFAULTS, TlsTimeouts.DEFAULTS);
  }

  /** The same with other versions. */
  public TlsSettings withVersions(List<String> other) {
    return new TlsSettings(host, port, files, other, limits, timeouts);
  }

  /** The same with other limits. */
  public TlsSettings withLimits(TlsLimits other) {
    return new TlsSettings(host, port, files, versions, other, timeouts);
  }

  /** The same with other timeouts. */
  public TlsSettings withTimeouts(TlsTimeouts other) {
    return new TlsSettings(host, port, files, versions, limits, other);
  }
}
