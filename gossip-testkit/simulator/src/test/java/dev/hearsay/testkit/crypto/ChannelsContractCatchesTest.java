// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.testkit.contracts.ChannelConfigurationsContract;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract is a rule only if it can fail: wrong ports are found out, each by its story. */
final class ChannelsContractCatchesTest {

  record Fault(
      UnaryOperator<ChannelConfigurations> port, Consumer<ChannelConfigurationsContract> story) {

    @Override
    public String toString() {
      return port.apply(new BrokenChannels(KeylessChannelsTest.freshWorld().channels()))
          .getClass()
          .getSimpleName();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongPortIsFoundOut(Fault fault) {
    assertThatThrownBy(() -> fault.story().accept(under(fault.port())))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aPortThatLooksAtMspsPasses() {
    assertThatCode(
            under(BrokenChannels.Careful::new)
                ::anUnusableConfigurationIsRefusedAndTheFormerOneStays)
        .doesNotThrowAnyException();
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            BrokenChannels.Hoarding::new,
            ChannelConfigurationsContract::anOrganizationIsTrustedFromItsFirstChannelToItsLast),
        new Fault(
            BrokenChannels.Deaf::new,
            ChannelConfigurationsContract::membersReadTheChannelsOfTheirOrganizationOnly),
        new Fault(
            BrokenChannels.Adding::new,
            ChannelConfigurationsContract::aNewConfigurationTakesThePlaceOfTheFormerOne),
        new Fault(
            BrokenChannels.Single::new,
            ChannelConfigurationsContract::aConfigurationChangesItsOwnChannelOnly),
        new Fault(
            BrokenChannels.Final::new,
            ChannelConfigurationsContract::aForgottenChannelIsReadByNobodyUntilItIsAcceptedAgain),
        new Fault(
            BrokenChannels.Confused::new,
            ChannelConfigurationsContract::forgettingAnUnknownChannelChangesNothing),
        new Fault(
            BrokenChannels.Generous::new,
            ChannelConfigurationsContract::ordererOrganizationsAreTrustedButDoNotRead),
        new Fault(
            BrokenChannels.Unruly::new,
            ChannelConfigurationsContract::theRulesOfTheChannelDecideWhoReads),
        new Fault(
            BrokenChannels.Hasty::new,
            ChannelConfigurationsContract::anUnusableConfigurationIsRefusedAndTheFormerOneStays),
        new Fault(
            BrokenChannels.Silent::new,
            ChannelConfigurationsContract::anUnusableConfigurationIsRefusedAndTheFormerOneStays),
        new Fault(
            BrokenChannels.Private::new,
            ChannelConfigurationsContract::channelsMayBeAcceptedByManyThreads));
  }

  private static ChannelConfigurationsContract under(UnaryOperator<ChannelConfigurations> fault) {
    return new ChannelConfigurationsContract() {
      @Override
      protected World world() {
        World w = KeylessChannelsTest.freshWorld();
        Organization unusable =
            new Organization(w.foreign().org(), BrokenChannels.UNUSABLE, List.of(), List.of());
        return new World(
            fault.apply(w.channels()),
            w.judge(),
            w.own(),
            w.foreign(),
            w.member(),
            List.of(unusable));
      }
    };
  }
}
