// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.ChannelConfigurations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrustDeskTest {

  private static final Bytes BROKEN = Bytes.utf8("broken");

  private static final ChannelId TRADE = ChannelId.of("trade");

  private final List<ChannelConfig> accepted = new ArrayList<>();
  private final List<List<Bytes>> trusted = new ArrayList<>();
  private final List<Input> answers = new ArrayList<>();
  private final TrustDesk desk =
      new TrustDesk(new Judges(), this::replaceTrusted, (lane, job) -> answers.add(job.get()));

  @Test
  void cryptoAndTransportTrustAConfigurationBeforeItIsAnswered() {
    ChannelConfig config = config("trade", 1, "root");

    desk.trust(7, config);

    assertThat(accepted).containsExactly(config);
    assertThat(trusted).containsExactly(List.of(Bytes.utf8("root")));
    assertThat(answers).containsExactly(new Input.ConfigAccepted(7, config));
  }

  @Test
  void theRootsOfAllChannelsAreTrusted() {
    desk.trust(1, config("one", 1, "a", "shared"));
    desk.trust(2, config("two", 1, "b", "shared"));

    assertThat(trusted.getLast())
        .containsExactly(Bytes.utf8("a"), Bytes.utf8("shared"), Bytes.utf8("b"));
  }

  @Test
  void aNewConfigurationReplacesTheRootsOfTheFormer() {
    desk.trust(1, config("trade", 1, "old"));
    desk.trust(2, config("trade", 2, "new"));

    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("new"));
  }

  @Test
  void whatCryptoCannotUseIsNotTrustedByTheTransportEither() {
    desk.trust(1, config("trade", 1, "good"));
    desk.trust(2, unusable("trade", 2));

    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("good"));
    assertThat(answers.getLast())
        .isEqualTo(new Input.ConfigRefused(2, unusable("trade", 2), "no MSP"));
  }

  @Test
  void whatTheTransportCannotUseIsNotShownToCrypto() {
    desk.trust(1, config("trade", 1, "broken"));

    assertThat(accepted).isEmpty();
    assertThat(answers.getLast()).isInstanceOf(Input.ConfigRefused.class);
  }

  @Test
  void anOlderConfigurationThatComesLateIsRefused() {
    desk.trust(1, config("trade", 5, "new"));
    desk.trust(2, config("trade", 4, "old"));
    desk.trust(3, config("trade", 5, "new"));

    assertThat(accepted).hasSize(2);
    assertThat(answers.get(1)).isInstanceOf(Input.ConfigRefused.class);
    assertThat(answers.get(2)).isInstanceOf(Input.ConfigAccepted.class);
  }

  @Test
  void aChannelThatWasLeftIsTrustedUntilItIsForgotten() {
    desk.trust(1, config("trade", 1, "root"));
    desk.leave(2, TRADE);
    assertThat(accepted).hasSize(1);
    assertThat(answers.getLast()).isEqualTo(new Input.ConfigsSettled(2, TRADE));

    desk.forget(TRADE);
    assertThat(accepted).isEmpty();
    assertThat(trusted.getLast()).isEmpty();
    assertThat(answers.getLast()).isEqualTo(new Input.TrustEnded(TRADE, true));
  }

  @Test
  void whatAnotherChannelHasAsWellIsTrustedOn() {
    desk.trust(1, config("trade", 1, "a", "shared"));
    desk.trust(2, config("other", 1, "b", "shared"));
    desk.leave(3, TRADE);
    desk.forget(TRADE);

    assertThat(accepted).containsExactly(config("other", 1, "b", "shared"));
    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("b"), Bytes.utf8("shared"));
  }

  @Test
  void aChannelThatWasJoinedAgainIsNotForgotten() {
    desk.trust(1, config("trade", 1, "root"));
    desk.leave(2, TRADE);
    desk.trust(3, config("trade", 1, "root"));
    desk.forget(TRADE);

    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("root"));
    assertThat(answers.getLast()).isEqualTo(new Input.TrustEnded(TRADE, false));
  }

  @Test
  void aJoiningThatWasRefusedKeepsNoChannelFromBeingForgotten() {
    desk.trust(1, config("trade", 1, "root"));
    desk.leave(2, TRADE);
    desk.trust(3, unusable("trade", 2));
    desk.forget(TRADE);

    assertThat(accepted).isEmpty();
    assertThat(trusted.getLast()).isEmpty();
  }

  @Test
  void aChannelThatCouldNotBeJoinedIsNotTrusted() {
    desk.trust(1, config("other", 1, "root"));
    desk.trust(2, config("trade", 1, "unused"));
    desk.withdraw(2, TRADE);

    assertThat(accepted).containsExactly(config("other", 1, "root"));
    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("root"));
    assertThat(answers.getLast()).isEqualTo(new Input.TrustEnded(TRADE, true));
  }

  @Test
  void whatCameSinceAChannelCouldNotBeJoinedIsTrustedOn() {
    desk.trust(1, config("trade", 1, "first"));
    desk.trust(2, config("trade", 1, "second"));
    desk.withdraw(1, TRADE);

    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("second"));
    assertThat(answers.getLast()).isEqualTo(new Input.TrustEnded(TRADE, false));
  }

  @Test
  void aChannelThatWasLeftIsTrustedByAnOlderConfigurationAsWell() {
    desk.trust(1, config("trade", 5, "root"));
    desk.leave(2, TRADE);
    desk.trust(3, config("trade", 4, "old"));

    assertThat(answers.getLast()).isInstanceOf(Input.ConfigAccepted.class);
    assertThat(trusted.getLast()).containsExactly(Bytes.utf8("old"));
  }

  @Test
  void aForgottenChannelCanBeTrustedAgainAlsoByAnOlderConfiguration() {
    desk.trust(1, config("trade", 5, "root"));
    desk.leave(2, TRADE);
    desk.forget(TRADE);
    desk.trust(3, config("trade", 4, "old"));

    assertThat(answers.getLast()).isInstanceOf(Input.ConfigAccepted.class);
  }

  @Test
  void joiningLeavingAndForgettingShareOneLane() {
    List<Object> lanes = new ArrayList<>();
    TrustDesk queued =
        new TrustDesk(new Judges(), this::replaceTrusted, (lane, job) -> lanes.add(lane));
    queued.trust(1, config("trade", 1, "root"));
    queued.leave(2, TRADE);
    queued.forget(TRADE);

    assertThat(lanes).containsExactly(TrustDesk.LANE, TrustDesk.LANE, TrustDesk.LANE);
  }

  private void replaceTrusted(List<Bytes> certificates) {
    if (certificates.contains(BROKEN)) {
      throw new IllegalArgumentException("not a certificate");
    }
    trusted.add(certificates);
  }

  private static ChannelConfig config(String channel, long sequence, String... roots) {
    List<Bytes> certificates = Stream.of(roots).map(Bytes::utf8).toList();
    return new ChannelConfig(
        ChannelId.of(channel),
        sequence,
        List.of(new Organization(new OrgId("Org1MSP"), Bytes.EMPTY, List.of(), certificates)),
        List.of());
  }

  private static ChannelConfig unusable(String channel, long sequence) {
    return new ChannelConfig(
        ChannelId.of(channel),
        sequence,
        List.of(
            new Organization(new OrgId("Org1MSP"), BROKEN, List.of(), List.of(Bytes.utf8("bad")))),
        List.of());
  }

  /** Refuses organizations whose MSP is broken. */
  private final class Judges implements ChannelConfigurations {
    @Override
    public void accept(ChannelConfig config) {
      if (config.applicationOrgs().stream().anyMatch(member -> member.msp().equals(BROKEN))) {
        throw new IllegalArgumentException("no MSP");
      }
      accepted.add(config);
    }

    @Override
    public void forget(ChannelId channel) {
      accepted.removeIf(config -> config.channel().equals(channel));
    }
  }
}
