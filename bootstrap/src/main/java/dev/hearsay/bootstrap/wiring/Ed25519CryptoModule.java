// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.testkit.examples.ed25519.Ed25519Crypto;
import dev.hearsay.testkit.examples.ed25519.Ed25519Settings;
import java.time.InstantSource;

/** Identities with Ed25519 keys, judged by the JDK. */
public final class Ed25519CryptoModule extends AbstractModule {
  private final Ed25519Settings settings;
  private final InstantSource clock;

  /**
   * The identity of one node and those that it trusts.
   *
   * @param clock tells whether the own certificate has ended
   */
  public Ed25519CryptoModule(Ed25519Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Provides
  @Singleton
  Ed25519Crypto crypto() {
    return Ed25519Crypto.open(settings, clock.instant());
  }

  @Provides
  @Singleton
  MessageCryptoService service(Ed25519Crypto crypto) {
    return crypto;
  }

  @Provides
  @Singleton
  SecurityAdvisor advisor(Ed25519Crypto crypto) {
    return crypto;
  }

  @Provides
  @Singleton
  ChannelConfigurations channels(Ed25519Crypto crypto) {
    return crypto;
  }
}
