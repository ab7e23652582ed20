// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.wire.ProtobufCodec;

/** Messages as Fabric spells them. */
public final class CodecModule extends AbstractModule {
  @Provides
  @Singleton
  MessageCodec codec() {
    return new ProtobufCodec();
  }
}
