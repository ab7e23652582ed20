// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ChannelConfigurations} owes the node: the crypto beside it judges by the
 * channels' newest configurations, no more and no less (identities §4 and §5.3).
 */
public abstract class ChannelConfigurationsContract {

  private static final ChannelId CHANNEL = ChannelId.of("contract");
  private static final ChannelId OTHER = ChannelId.of("other");
  private static final Bytes MESSAGE = Bytes.utf8("state info");

  /**
   * Who is there.
   *
   * @param channels the port under test, which knows no channel
   * @param judge the crypto beside it, which trusts its own organization only
   * @param own the judge's organization, as a channel knows it
   * @param foreign another organization, as a channel knows it
   * @param member the crypto of a member of the foreign organization
   * @param unusable the foreign organization with MSPs that cannot be used, one at least
   */
  public record World(
      ChannelConfigurations channels,
      MessageCryptoService judge,
      Organization own,
      Organization foreign,
      MessageCryptoService member,
      List<Organization> unusable) {

    private void accept(ChannelId channel, long sequence, Organization... readers) {
      channels.accept(new ChannelConfig(channel, sequence, List.of(readers), List.of()));
    }

    private IdentityVerdict verdict() {
      return judge.validate(member.self().identity());
    }

    private boolean reads(ChannelId channel) {
      return judge.verifyByChannel(
          channel, member.self().identity(), member.sign(MESSAGE), MESSAGE);
    }
  }

  /** A fresh world. */
  protected abstract World world();

  @Test
  public void anOrganizationIsTrustedFromItsFirstChannelToItsLast() {
    World world = world();
    assertForeign(world);

    world.accept(CHANNEL, 1, world.own(), world.foreign());
    world.accept(OTHER, 1, world.foreign());
    assertTrusted(world);

    world.channels().forget(CHANNEL);
    assertTrusted(world);

    world.channels().forget(OTHER);
    assertForeign(world);
  }

  @Test
  public void membersReadTheChannelsOfTheirOrganizationOnly() {
    World world = world();
    assertThat(world.reads(CHANNEL)).isFalse();

    world.accept(CHANNEL, 1, world.own(), world.foreign());
    world.accept(OTHER, 1, world.own());

    assertThat(world.reads(CHANNEL)).isTrue();
    assertThat(world.reads(OTHER)).isFalse();
  }

  @Test
  public void aNewConfigurationTakesThePlaceOfTheFormerOne() {
    World world = world();
    world.accept(CHANNEL, 1, world.own(), world.foreign());

    world.accept(CHANNEL, 2, world.own());

    assertThat(world.reads(CHANNEL)).isFalse();
    assertForeign(world);
  }

  @Test
  public void aConfigurationChangesItsOwnChannelOnly() {
    World world = world();
    world.accept(CHANNEL, 1, world.own(), world.foreign());

    world.accept(OTHER, 7, world.own());

    assertThat(world.reads(CHANNEL)).isTrue();
  }

  @Test
  public void aForgottenChannelIsReadByNobodyUntilItIsAcceptedAgain() {
    World world = world();
    world.accept(CHANNEL, 1, world.own(), world.foreign());

    world.channels().forget(CHANNEL);
    assertThat(world.reads(CHANNEL)).isFalse();

    world.accept(CHANNEL, 1, world.own(), world.foreign());
    assertThat(world.reads(CHANNEL)).isTrue();
  }

  @Test
  public void forgettingAnUnknownChannelChangesNothing() {
    World world = world();
    world.accept(CHANNEL, 1, world.own(), world.foreign());

    world.channels().forget(ChannelId.of("unknown"));

    assertThat(world.reads(CHANNEL)).isTrue();
  }

  @Test
  public void ordererOrganizationsAreTrustedButDoNotRead() {
    World world = world();

    world
        .channels()
        .accept(new ChannelConfig(CHANNEL, 1, List.of(world.own()), List.of(world.foreign())));

    assertTrusted(world);
    assertThat(world.reads(CHANNEL)).isFalse();
  }

  @Test
  public void theRulesOfTheChannelDecideWhoReads() {
    World world = world();
    List<Organization> both = List.of(world.own(), world.foreign());

    world
        .channels()
        .accept(
            new ChannelConfig(
                CHANNEL,
                1,
                both,
                List.of(),
                ChannelRules.ofMembers(List.of(world.own()), List.of())));

    assertTrusted(world);
    assertThat(world.reads(CHANNEL)).isFalse();
  }

  @Test
  public void anUnusableConfigurationIsRefusedAndTheFormerOneStays() {
    World world = world();
    assertThat(world.unusable()).isNotEmpty();
    world.accept(CHANNEL, 1, world.own(), world.foreign());

    for (Organization unusable : world.unusable()) {
      assertThatThrownBy(() -> world.accept(CHANNEL, 2, world.own(), unusable))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(world.reads(CHANNEL)).isTrue();
  }

  @Test
  public void channelsMayBeAcceptedByManyThreads() {
    World world = world();
    List<ChannelId> channels = new ArrayList<>();
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ChannelId channel = ChannelId.of("channel" + i);
      channels.add(channel);
      threads.add(started(() -> world.accept(channel, 1, world.own(), world.foreign())));
    }

    threads.forEach(CompletableFuture::join);

    assertThat(channels).allMatch(world::reads);
  }

  private static void assertTrusted(World world) {
    assertThat(world.verdict()).isEqualTo(new IdentityVerdict.Valid(world.member().self()));
  }

  private static void assertForeign(World world) {
    assertThat(world.verdict())
        .isInstanceOfSatisfying(
            IdentityVerdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Rejection.FOREIGN_IDENTITY));
  }

  private static CompletableFuture<Void> started(Runnable body) {
    return CompletableFuture.runAsync(body, task -> Thread.ofPlatform().daemon().start(task))
        .orTimeout(20, TimeUnit.SECONDS);
  }
}
