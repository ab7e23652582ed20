// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.bootstrap.wiring.Ed25519CryptoModule;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.testkit.examples.ed25519.BlockSealer;
import dev.hearsay.testkit.examples.ed25519.Ed25519Settings;
import dev.hearsay.testkit.examples.ed25519.OrganizationFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Identities and blocks of the example that needs nothing but the JDK. */
public final class Ed25519CryptoSource implements CryptoSource {
  private static final long BLOCK_SEED = 20_150_717;

  @Override
  public String name() {
    return "jdk-ed25519";
  }

  @Override
  public KeyAlgorithm keys() {
    return KeyAlgorithm.ED25519;
  }

  @Override
  public Module cryptoOf(Seat seat) {
    return new Ed25519CryptoModule(
        Ed25519Settings.of(seat.member().mspFolder(), seat.org()), InstantSource.system());
  }

  @Override
  public Organization inChannel(Path mspFolder, OrgId org, List<Endpoint> anchors) {
    return OrganizationFolder.read(mspFolder, org, anchors);
  }

  @Override
  public IntFunction<Content.Payload> blocks(ChannelId channel, Member orderer, OrgId org) {
    return BlockSealer.open(
            channel, orderer.mspFolder(), org, Instant.now(), new SplittableRandom(BLOCK_SEED))
        ::next;
  }
}
