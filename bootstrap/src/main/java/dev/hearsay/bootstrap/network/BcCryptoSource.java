// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.bootstrap.wiring.BcCryptoModule;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.block.BlockMaker;
import dev.hearsay.crypto.block.MadeBlock;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.msp.ChannelOrganizations;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Fabric's identities and blocks, on P-256. */
public final class BcCryptoSource implements CryptoSource {
  private static final long BLOCK_SEED = 20_150_717;

  private final SignatureProvider provider = SignatureProvider.select(ProviderPreference.AUTO);

  @Override
  public String name() {
    return "bc";
  }

  @Override
  public KeyAlgorithm keys() {
    return KeyAlgorithm.P256;
  }

  @Override
  public Module cryptoOf(Seat seat) {
    return new BcCryptoModule(
        CryptoSettings.of(seat.member().mspFolder(), seat.org().mspId()),
        provider,
        InstantSource.system());
  }

  @Override
  public Organization inChannel(Path mspFolder, OrgId org, List<Endpoint> anchors) {
    return ChannelOrganizations.read(mspFolder, org.mspId(), anchors);
  }

  @Override
  public IntFunction<Content.Payload> blocks(ChannelId channel, Member orderer, OrgId org) {
    SigningIdentity identity =
        SigningIdentity.open(orderer.mspFolder(), org.mspId(), provider, Instant.now());
    BlockMaker maker = new BlockMaker(channel, identity, new SplittableRandom(BLOCK_SEED));
    return payloadBytes -> payload(maker.next(payloadBytes));
  }

  private static Content.Payload payload(MadeBlock block) {
    return new Content.Payload(block.number(), block.serialized(), List.of());
  }
}
