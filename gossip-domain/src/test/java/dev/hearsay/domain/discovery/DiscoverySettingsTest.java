// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings must be, and that a mistake is named (discovery §3 and §4). */
class DiscoverySettingsTest {

  private static final DiscoverySettings DEFAULTS = DiscoverySettings.defaults();

  private static DiscoverySettings with(Duration interval, Duration expiration, Duration pull) {
    return new DiscoverySettings(
        interval,
        expiration,
        DEFAULTS.reconnectInterval(),
        DEFAULTS.maxConnectionAttempts(),
        DEFAULTS.msgExpirationFactor(),
        DEFAULTS.publishCertPeriod(),
        pull,
        DEFAULTS.pullPeerNum(),
        DEFAULTS.responseTimeout(),
        DEFAULTS.limits());
  }

  @Test
  void theDefaultsAreFabrics() {
    assertThat(DEFAULTS.aliveTimeInterval()).hasSeconds(5);
    assertThat(DEFAULTS.aliveExpirationTimeout()).hasSeconds(25);
    assertThat(DEFAULTS.reconnectInterval()).hasSeconds(25);
    assertThat(DEFAULTS.maxConnectionAttempts()).isEqualTo(120);
    assertThat(DEFAULTS.publishCertPeriod()).hasSeconds(10);
    assertThat(DEFAULTS.pullInterval()).hasSeconds(4);
    assertThat(DEFAULTS.pullPeerNum()).isEqualTo(3);
    assertThat(DEFAULTS.expirationCheckInterval()).hasMillis(2_500);
    assertThat(DEFAULTS.memoryOfSilent()).hasSeconds(500);
    assertThat(DEFAULTS.sweepInterval()).hasSeconds(5);
  }

  @Test
  void theExpirationMustBeLongerThanTheInterval() {
    Duration five = Duration.ofSeconds(5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(five, five, five))
        .withMessage(
            "aliveExpirationTimeout is PT5S; it must be longer than aliveTimeInterval, which is"
                + " PT5S");
  }

  @Test
  void timesMustBeLongerThanZero() {
    Duration five = Duration.ofSeconds(5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Duration.ZERO, five, five))
        .withMessageStartingWith("aliveTimeInterval is PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(Duration.ofSeconds(1), five, five.negated()))
        .withMessageStartingWith("pullInterval is PT-5S");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxMembersPerOrg",
        "maxReportedDead",
        "maxTombstones",
        "maxResponseElements",
        "maxResponseBytes",
        "maxQuestions",
        "maxWaiting",
        "maxProbes",
        "maxAliveBytes",
        "maxMetadataBytes"
      })
  void aLimitOfNothingIsNamed(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limits.limits(name, 0))
        .withMessage(name + " is 0; it must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", "host:70000", "a:b:c"})
  void theInternalEndpointMustBeDialable(String text) {
    TestPeer self = TestPeer.in(ORG1, "self");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SelfDescription(Endpoint.NONE, new Endpoint(text), Bytes.EMPTY, self.identity()))
        .withMessageContaining("internal endpoint is '" + text + "'");
  }

  @Test
  void theExternalEndpointMayBeAbsentButNotMalformed() {
    TestPeer self = TestPeer.in(ORG1, "self");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new SelfDescription(
                new Endpoint("host"), self.internal(), Bytes.EMPTY, self.identity()))
        .withMessageContaining("external endpoint is 'host'");
  }

  @Test
  void anIpv6LiteralIsAnEndpoint() {
    SelfDescription self =
        new SelfDescription(
            Endpoint.NONE,
            new Endpoint("[::1]:7051"),
            Bytes.EMPTY,
            TestPeer.in(ORG1, "self").identity());

    assertThat(self.internalEndpoint().host()).isEqualTo("::1");
  }
}
