// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import static dev.hearsay.testkit.examples.ed25519.Ed25519World.NOW;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG1;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What this adapter decides beyond the contracts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Ed25519TrustTest {

  private static final ChannelId CHANNEL = ChannelId.of("trust");

  private final Ed25519World all;
  private final Ed25519Crypto judge;

  Ed25519TrustTest(@TempDir Path folder) {
    all = new Ed25519World(folder);
    judge = all.node(ORG1, 0, CHANNEL);
  }

  @Test
  void anIdentityHasOneSpellingOnly() {
    Bytes good = judge.self().identity().serialized();
    byte[] longer = Arrays.copyOf(good.toArray(), good.length() + 1);

    assertThat(refusal(new PeerIdentity(Bytes.wrap(longer)))).isEqualTo("it is no identity");
    assertThat(judge.pkiIdOf(new PeerIdentity(Bytes.wrap(longer)))).isEmpty();
  }

  @Test
  void noBitOfAnIdentityCanBeChanged() {
    byte[] good = judge.self().identity().serialized().toArray();

    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(judge.validate(new PeerIdentity(Bytes.wrap(changed))))
          .as("byte %d", i)
          .isInstanceOf(IdentityVerdict.Refused.class);
    }
  }

  @Test
  void anAuthorityIsNoMember() {
    PeerIdentity root =
        Ed25519World.claim(ORG1, Ed25519World.parsed(all.root(ORG1).certificate().pem()));

    assertThat(refusal(root)).contains("that of an authority");
  }

  @Test
  void aKeyOfAnotherKindIsNoMembersKey() {
    Instant later = NOW.plusSeconds(60);
    PeerIdentity elliptic =
        Ed25519World.claim(ORG1, all.issue(ORG1, Ed25519World.keys("EC"), later));
    PeerIdentity ed448 =
        Ed25519World.claim(ORG1, all.issue(ORG1, Ed25519World.keys("Ed448"), later));

    assertThat(refusal(elliptic)).contains("not an Ed25519 key");
    assertThat(refusal(ed448)).contains("not an Ed25519 key");
  }

  @Test
  void aMemberOfOneOrganizationIsNotThatOfAnother() {
    PeerIdentity borrowed = Ed25519World.claim(ORG2, all.issue(ORG1, NOW.plusSeconds(60)));

    assertThat(judge.validate(borrowed))
        .isEqualTo(
            new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "Org2MSP did not issue it"));
  }

  @Test
  void whoIsRevokedInOneChannelIsNotBroughtBackByAnother() {
    Ed25519Crypto other = all.alone(ORG2, 0);
    Organization withList = all.inChannel(ORG1);
    Organization withoutList =
        new Organization(ORG1, all.root(ORG1).certificate().pem(), List.of(), List.of());

    other.accept(new ChannelConfig(ChannelId.of("a"), 1, List.of(withoutList), List.of()));
    assertThat(other.validate(all.revoked())).isInstanceOf(IdentityVerdict.Valid.class);
    other.accept(new ChannelConfig(ChannelId.of("b"), 1, List.of(withList), List.of()));
    other.accept(new ChannelConfig(ChannelId.of("c"), 1, List.of(withoutList), List.of()));

    assertThat(other.validate(all.revoked()))
        .isInstanceOfSatisfying(
            IdentityVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Rejection.REVOKED_IDENTITY));
  }

  @Test
  void aBlockOfAReaderIsNoOrderersBlock() {
    BlockSealer reader =
        BlockSealer.open(CHANNEL, all.mspFolder(ORG1, 1), ORG1, NOW, new SplittableRandom(1));

    assertThat(judge.verifyBlock(CHANNEL, 1, reader.next(10).block()))
        .isEqualTo(new BlockVerdict.Refused("no member of an orderer organization signed it"));
  }

  @Test
  void noBitOfABlockCanBeChanged() {
    byte[] block = all.block(CHANNEL, 1).toArray();
    assertThat(judge.verifyBlock(CHANNEL, 1, Bytes.copyOf(block)))
        .isEqualTo(new BlockVerdict.Valid());

    for (int i = 0; i < block.length; i++) {
      byte[] changed = block.clone();
      changed[i] ^= 1;
      assertThat(judge.verifyBlock(CHANNEL, 1, Bytes.wrap(changed)))
          .as("byte %d", i)
          .isInstanceOf(BlockVerdict.Refused.class);
    }
  }

  @Test
  void eachBlockNamesTheOneBefore() {
    BlockSealer sealer = all.orderer(CHANNEL, 1);
    Bytes first = SealedBlock.parse(sealer.next(10).block()).orElseThrow().body();
    Bytes second = SealedBlock.parse(sealer.next(10).block()).orElseThrow().body();

    assertThat(second.toHex()).contains(Signatures.sha256(first).toHex());
  }

  private String refusal(PeerIdentity identity) {
    return switch (judge.validate(identity)) {
      case IdentityVerdict.Valid valid -> throw new AssertionError(valid.toString());
      case IdentityVerdict.Refused refused -> refused.detail();
    };
  }
}
