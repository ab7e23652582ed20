// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.examples.tls.TlsComm;
import dev.hearsay.testkit.examples.tls.TlsSettings;

/** Links over the JDK's TLS sockets. */
public final class TlsSocketTransportModule extends AbstractModule {
  private final TlsSettings settings;

  /** Links of one node. */
  public TlsSocketTransportModule(TlsSettings settings) {
    this.settings = settings;
  }

  @Provides
  @Singleton
  TlsComm sockets(MessageCodec codec) {
    return new TlsComm(settings, codec);
  }

  @Provides
  @Singleton
  Comm comm(TlsComm sockets) {
    return sockets;
  }

  @Provides
  @Singleton
  TlsTrust tls(TlsComm sockets) {
    return OwnRoots.kept(settings.files().roots(), sockets);
  }
}
