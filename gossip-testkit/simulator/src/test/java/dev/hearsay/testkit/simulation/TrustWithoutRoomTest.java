// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.channel.ChannelLimits;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two channels are asked for at once, and there is room for one. */
class TrustWithoutRoomTest {

  private static final ChannelId OTHER = ChannelId.of("other");
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private final Simulation simulation =
      new Simulation(
          SimulationSettings.of(9).withNode(withRoomForOne()), new ProtobufCodec(), List.of());
  private final SimulatedNode node = Networks.organization(simulation, ORG1, 1).getFirst();
  private final SimulatedNode foreigner = Networks.organization(simulation, ORG2, 1).getFirst();

  @Test
  void theOneThatIsRefusedMakesNobodyTrusted() {
    node.command(new Command.JoinChannel(config(Channels.CHANNEL, ORG1)));
    long refused = join(node);
    join(foreigner);
    simulation.run(LONG_ENOUGH);

    assertThat(node.replies().to(refused))
        .contains(new Reply.UnusableConfig(OTHER, "1 channels were joined already"));
    assertThat(organizationsKnownTo(node)).containsExactly(ORG1);
  }

  @Test
  void theOneThatIsTakenDoes() {
    join(node);
    join(foreigner);
    simulation.run(LONG_ENOUGH);

    assertThat(organizationsKnownTo(node)).containsExactly(ORG1, ORG2);
  }

  private static NodeSettings withRoomForOne() {
    ChannelSettings usual = ChannelSettings.defaults();
    ChannelLimits d = usual.limits();
    return NodeSettings.defaults()
        .with(
            usual.withLimits(
                new ChannelLimits(
                    1,
                    d.maxStateInfos(),
                    d.maxStateInfoBytes(),
                    d.maxStoreBytes(),
                    d.maxSnapshotElements(),
                    d.maxSnapshotBytes(),
                    d.maxUnknownStateInfos(),
                    d.maxUnknownBytes(),
                    d.maxLeaders(),
                    d.maxRequests(),
                    d.maxReverifications())));
  }

  /** The channel of both, in which the foreigner is the anchor of its organization. */
  private long join(SimulatedNode joining) {
    return joining.command(new Command.JoinChannel(config(OTHER, ORG1, ORG2)));
  }

  private ChannelConfig config(ChannelId name, OrgId... members) {
    List<Organization> organizations =
        Stream.of(members)
            .map(org ->
                new Organization(
                    org, Bytes.EMPTY, List.of(anchorOf(org).self().externalEndpoint()), List.of()))
            .toList();
    return new ChannelConfig(name, 1, organizations, List.of());
  }

  private SimulatedNode anchorOf(OrgId org) {
    return org.equals(ORG1) ? node : foreigner;
  }

  private static List<OrgId> organizationsKnownTo(SimulatedNode who) {
    return who.view().identities().stream()
        .map(ValidatedIdentity::org)
        .distinct()
        .sorted()
        .toList();
  }
}
