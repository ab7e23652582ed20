// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.bootstrap.wiring.TlsSocketTransportModule;
import dev.hearsay.testkit.examples.tls.TlsFiles;
import dev.hearsay.testkit.examples.tls.TlsSettings;
import java.nio.file.Path;
import java.util.List;

/** Links over the JDK's TLS sockets on the loopback interface; the nodes share nothing. */
public final class TlsSocketLinks implements LinkSource {
  private static final String LOOPBACK = "127.0.0.1";

  @Override
  public String name() {
    return "tls-socket";
  }

  @Override
  public List<Integer> ports(int count) {
    return new FreePorts(LOOPBACK).take(count);
  }

  @Override
  public Module linksOf(Seat seat) {
    Path tls = seat.member().tlsFolder();
    TlsFiles files =
        new TlsFiles(
            tls.resolve("server.crt"), tls.resolve("server.key"), List.of(tls.resolve("ca.crt")));
    return new TlsSocketTransportModule(
        TlsSettings.of(LOOPBACK, seat.internalEndpoint().port(), files));
  }

  @Override
  public void close() {
    // the nodes close their own
  }
}
