// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;

/**
 * What a transport knows of a link when it opens.
 *
 * @param secured whether TLS is in use; without it no hash is sent or checked
 * @param ownTlsHash SHA-256 of the certificate that this node presented on the link (wire §8);
 *     empty without TLS
 * @param remoteTlsHash SHA-256 of the leaf certificate that the other side presented; empty if it
 *     presented none
 * @param remoteAddress the socket address as text
 */
public record LinkInfo(
    boolean secured, Bytes ownTlsHash, Bytes remoteTlsHash, String remoteAddress) {

  /**
   * Who is to blame for what a stranger does: the address without its port, which is another one
   * for each connection that the stranger opens.
   */
  public String remoteHost() {
    Endpoint remote = new Endpoint(remoteAddress);
    return remote.isDialable() ? remote.host() : remoteAddress;
  }
}
