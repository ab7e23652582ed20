// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.identity.IdentitySettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomSettingsTest {

  @Test
  void fabricsTimersAreTheRoomsOwnDefaults() {
    NodeSettings rooms = RoomSettings.of(GossipTimers.FABRIC);
    ConnectionSettings connections = ConnectionSettings.defaults();

    assertThat(rooms.discovery()).isEqualTo(DiscoverySettings.defaults());
    assertThat(rooms.push().emitter()).isEqualTo(EmitterSettings.defaults());
    assertThat(rooms.trust().identities()).isEqualTo(IdentitySettings.defaults());
    assertThat(rooms.trust().pull()).isEqualTo(CertStoreSettings.defaults());
    assertThat(rooms.push().propagatePeerNum()).isEqualTo(3);
    assertThat(rooms.connections().handshakeTimeout()).isEqualTo(connections.handshakeTimeout());
    assertThat(rooms.connections().dialling())
        .usingRecursiveComparison()
        .ignoringFields("patience")
        .isEqualTo(connections.dialling());
    assertThat(rooms.connections().lanes()).isEqualTo(connections.lanes());
    assertThat(rooms.connections().links().window()).isEqualTo(20);
  }

  @Test
  void aDialMayWaitForItsTurnAmongTheNodesOfAProcessForLongerThanItTakes() {
    assertThat(RoomSettings.of(GossipTimers.FABRIC).connections().dialling().patience())
        .isEqualTo(ConnectionSettings.defaults().dialling().patience().plusMinutes(1));
  }

  @Test
  void everyRoomAcceptsTheFastTimers() {
    NodeSettings rooms = RoomSettings.of(GossipTimers.FAST);

    assertThat(rooms.discovery().aliveTimeInterval()).isEqualTo(Duration.ofMillis(500));
    assertThat(rooms.trust().pull().pull().pullInterval()).isEqualTo(Duration.ofMillis(400));
    assertThat(rooms.connections().dialling().longestBackOff()).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void fastMeansTenTimesFasterInEveryRoom() {
    NodeSettings fast = RoomSettings.of(GossipTimers.FAST);
    NodeSettings usual = RoomSettings.of(GossipTimers.FABRIC);

    assertThat(fast.discovery().responseTimeout())
        .isEqualTo(usual.discovery().responseTimeout().dividedBy(10));
    assertThat(fast.trust().pull()).isEqualTo(usual.trust().pull().faster(10));
    assertThat(fast.connections().dialling().firstBackOff())
        .isEqualTo(usual.connections().dialling().firstBackOff().dividedBy(10));
    assertThat(fast.discovery()).isEqualTo(usual.discovery().faster(10));
  }

  @Test
  void everyConfiguredTimeReachesItsRoom() {
    GossipTimers timers =
        new GossipTimers(
            new GossipTimers.Membership(seconds(1), seconds(2), seconds(3), 4, 5, seconds(6)),
            new GossipTimers.Propagation(Duration.ofMillis(7), 8, 9, 10),
            new GossipTimers.PullRounds(seconds(60), 11, seconds(12), seconds(13), seconds(14)),
            new GossipTimers.Connections(seconds(15), seconds(16), 17, 18),
            new GossipTimers.Channels(seconds(19), seconds(20), seconds(21), seconds(22)),
            new GossipTimers.Blocks(23, 24, 25, "flood"));

    NodeSettings rooms = RoomSettings.of(timers);

    DiscoverySettings discovery = rooms.discovery();
    assertThat(
            List.of(
                discovery.aliveTimeInterval(),
                discovery.aliveExpirationTimeout(),
                discovery.reconnectInterval(),
                discovery.publishCertPeriod(),
                discovery.pullInterval()))
        .containsExactly(seconds(1), seconds(2), seconds(3), seconds(6), seconds(60));
    assertThat(
            List.of(
                discovery.maxConnectionAttempts(),
                discovery.msgExpirationFactor(),
                discovery.pullPeerNum()))
        .containsExactly(4, 5, 11);
    assertThat(rooms.push().emitter())
        .isEqualTo(EmitterSettings.of(9, 8, Duration.ofMillis(7), 1_000));
    assertThat(rooms.push().propagatePeerNum()).isEqualTo(10);
    assertThat(rooms.trust().pull().pull().pullPeerNum()).isEqualTo(11);
    assertThat(rooms.trust().pull().pull().digestWaitTime()).isEqualTo(seconds(12));
    assertThat(rooms.trust().pull().pull().requestWaitTime()).isEqualTo(seconds(13));
    assertThat(rooms.trust().pull().pull().responseWaitTime()).isEqualTo(seconds(14));
    assertThat(rooms.connections().handshakeTimeout()).isEqualTo(seconds(16));
    assertThat(rooms.connections().links().window()).isEqualTo(17);
    assertThat(rooms.connections().lanes().messages()).isEqualTo(18);
    assertThat(rooms.push().strategy()).isEqualTo("flood");
    assertThat(rooms.service().unpushed().bytes()).isEqualTo(25);
    everyConfiguredTimeReachesTheChannels(RoomSettings.channels(timers));
  }

  private static void everyConfiguredTimeReachesTheChannels(ChannelSettings channels) {
    assertThat(channels.publishStateInfoInterval()).isEqualTo(seconds(19));
    assertThat(channels.unknownChannelMemory()).isEqualTo(seconds(1900));
    assertThat(channels.requestStateInfoInterval()).isEqualTo(seconds(20));
    assertThat(channels.membershipTrackerInterval()).isEqualTo(seconds(21));
    assertThat(channels.leadershipMemory()).isEqualTo(seconds(220));
    assertThat(channels.sweepInterval()).isEqualTo(seconds(300));
    assertThat(channels.pullPeerNum()).isEqualTo(11);
    assertThat(channels.blocks().pull().digestWaitTime()).isEqualTo(seconds(12));
    assertThat(channels.blocks().store()).isEqualTo(new BlockSettings.Store(24, seconds(6000), 23));
  }

  @Test
  void channelsAreFastTooAndFabricsTimersAreTheirOwnDefaults() {
    ChannelSettings usual = RoomSettings.channels(GossipTimers.FABRIC);
    ChannelSettings fast = RoomSettings.channels(GossipTimers.FAST);

    assertThat(usual).isEqualTo(ChannelSettings.defaults());
    assertThat(fast.publishStateInfoInterval()).isEqualTo(Duration.ofMillis(400));
    assertThat(fast.announcement()).isEqualTo(usual.announcement().faster(10));
    assertThat(fast.blocks()).isEqualTo(usual.blocks().faster(10));
  }

  @Test
  void aRoomOfChannelsNamesTheSettingThatMakesNoSenseToo() {
    GossipTimers.Blocks nothing = new GossipTimers.Blocks(0, 0, 0, "flood");
    GossipTimers timers =
        new GossipTimers(
            GossipTimers.FABRIC.membership(),
            GossipTimers.FABRIC.propagation(),
            GossipTimers.FABRIC.pull(),
            GossipTimers.FABRIC.connections(),
            GossipTimers.FABRIC.channels(),
            nothing);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomSettings.channels(timers))
        .withMessageContaining("maxBytes");
  }

  @Test
  void aReconnectIntervalBeyondReasonOnlyBoundsTheBackOff() {
    GossipTimers.Membership patient =
        new GossipTimers.Membership(
            seconds(5), seconds(25), Duration.ofDays(30), 120, 20, seconds(10));
    GossipTimers timers =
        new GossipTimers(
            patient,
            GossipTimers.FABRIC.propagation(),
            GossipTimers.FABRIC.pull(),
            GossipTimers.FABRIC.connections(),
            GossipTimers.FABRIC.channels(),
            GossipTimers.FABRIC.blocks());

    assertThat(RoomSettings.of(timers).connections().dialling().longestBackOff())
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aRoomNamesTheSettingThatMakesNoSense() {
    GossipTimers.Membership deadAtOnce =
        new GossipTimers.Membership(seconds(5), seconds(5), seconds(5), 120, 20, seconds(10));
    GossipTimers timers =
        new GossipTimers(
            deadAtOnce,
            GossipTimers.FABRIC.propagation(),
            GossipTimers.FABRIC.pull(),
            GossipTimers.FABRIC.connections(),
            GossipTimers.FABRIC.channels(),
            GossipTimers.FABRIC.blocks());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomSettings.of(timers))
        .withMessageContaining("aliveExpirationTimeout");
  }

  @Test
  void theOnlyStrategiesAreThoseThatThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoomSettings.of(GossipTimers.FABRIC.withStrategy("rumour")))
        .withMessageContaining("rumour")
        .withMessageContaining("fabric-push");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
