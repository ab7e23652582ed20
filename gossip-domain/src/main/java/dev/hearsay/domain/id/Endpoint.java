// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * Where a peer can be dialled, as text.
 *
 * <p>Endpoints are compared as text (pitfalls B.3.15), so the text is kept exactly as it was
 * configured or received, and a received one may be malformed: ask {@link #isDialable()} before
 * {@link #host()} and {@link #port()}. An IPv6 literal stands in brackets.
 *
 * @param text {@code host:port}, or empty for none
 */
public record Endpoint(String text) implements Comparable<Endpoint> {

  /**
   * The absent endpoint: an empty external endpoint makes a peer invisible to other organizations.
   */
  public static final Endpoint NONE = new Endpoint("");

  private static final int MAX_PORT = 65_535;

  /** The endpoint {@code host:port}. */
  public static Endpoint of(String host, int port) {
    return new Endpoint((host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port);
  }

  /**
   * An endpoint from configuration.
   *
   * @throws IllegalArgumentException if the text is not {@code host:port} with a port from 1 to
   *     65535
   */
  public static Endpoint parse(String text) {
    Endpoint endpoint = new Endpoint(text);
    if (!endpoint.isDialable()) {
      throw new IllegalArgumentException(
          "endpoint '" + text + "' is not host:port with a port from 1 to 65535");
    }
    return endpoint;
  }

  /** Whether there is none. */
  public boolean isNone() {
    return text.isEmpty();
  }

  /** Whether the text is {@code host:port} with a port from 1 to 65535. */
  public boolean isDialable() {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || hasSpace()) {
      return false;
    }
    boolean literal = text.lastIndexOf(':', colon - 1) >= 0;
    boolean bracketed = text.charAt(0) == '[' && text.charAt(colon - 1) == ']';
    if (literal != bracketed || (!literal && text.lastIndexOf('[', colon - 1) >= 0)) {
      return false;
    }
    int port = portAfter(colon);
    return port >= 1 && port <= MAX_PORT;
  }

  private boolean hasSpace() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return true;
      }
    }
    return false;
  }

  /** The number that stands behind {@code colon}; -1 if there is none of up to five digits. */
  private int portAfter(int colon) {
    int digits = text.length() - colon - 1;
    if (digits == 0 || digits > 5) {
      return -1;
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      port = 10 * port + digit;
    }
    return port;
  }

  /**
   * The host name or address, without the brackets of an IPv6 literal.
   *
   * @throws IllegalStateException if the endpoint is not dialable
   */
  public String host() {
    requireDialable();
    String host = text.substring(0, text.lastIndexOf(':'));
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * The port.
   *
   * @throws IllegalStateException if the endpoint is not dialable
   */
  public int port() {
    requireDialable();
    return portAfter(text.lastIndexOf(':'));
  }

  private void requireDialable() {
    if (!isDialable()) {
      throw new IllegalStateException("endpoint '" + text + "' is not host:port");
    }
  }

  @Override
  public int compareTo(Endpoint other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
