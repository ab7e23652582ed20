// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.crypto.BcCrypto;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import java.time.InstantSource;

/** Identities of Fabric's membership service providers, with Bouncy Castle. */
public final class BcCryptoModule extends AbstractModule {
  private final CryptoSettings settings;
  private final SignatureProvider provider;
  private final InstantSource clock;

  /**
   * The identity of one node and those that it trusts.
   *
   * @param provider does the arithmetic for all nodes of the process
   * @param clock tells whether the own certificate has ended
   */
  public BcCryptoModule(CryptoSettings settings, SignatureProvider provider, InstantSource clock) {
    this.settings = settings;
    this.provider = provider;
    this.clock = clock;
  }

  @Provides
  @Singleton
  BcCrypto crypto() {
    return BcCrypto.open(settings, provider, clock.instant());
  }

  @Provides
  @Singleton
  MessageCryptoService service(BcCrypto crypto) {
    return crypto.service();
  }

  @Provides
  @Singleton
  SecurityAdvisor advisor(BcCrypto crypto) {
    return crypto.advisor();
  }

  @Provides
  @Singleton
  ChannelConfigurations channels(BcCrypto crypto) {
    return crypto.channels();
  }
}
