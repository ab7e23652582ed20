// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that are configured by hand. */
class ChannelsSectionTest {
  private static final String GOOD =
      """
      hearsay:
        channels:
          - name: mychannel
            sequence: 3
            organizations:
              - {mspid: Org1MSP, msp: org1, anchors: ['peer0.org1:7051']}
              - {mspID: Org2MSP, msp: org2}
            orderers:
              - {mspid: OrdererMSP, msp: orderer}
          - name: other
            organizations: [{mspid: Org1MSP, msp: org1, anchors: ['a:1', 'b:2']}]
      """;

  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void prepare() {
    config = new ConfigFolder(folder);
    config.file("org1/cacerts/ca.pem");
    config.file("org2/cacerts/ca.pem");
    config.file("orderer/cacerts/ca.pem");
  }

  @Test
  void channelsAreReadWithPathsRelativeToTheFile() {
    List<ChannelPlan> channels = config.read(GOOD).settings().channels();

    assertThat(channels)
        .containsExactly(
            new ChannelPlan(
                ChannelId.of("mychannel"),
                3,
                List.of(
                    new ChannelPlan.Member(
                        "Org1MSP",
                        folder.resolve("org1"),
                        List.of(Endpoint.of("peer0.org1", 7051))),
                    new ChannelPlan.Member("Org2MSP", folder.resolve("org2"), List.of())),
                List.of(
                    new ChannelPlan.Member("OrdererMSP", folder.resolve("orderer"), List.of()))),
            new ChannelPlan(
                ChannelId.of("other"),
                0,
                List.of(
                    new ChannelPlan.Member(
                        "Org1MSP",
                        folder.resolve("org1"),
                        List.of(Endpoint.of("a", 1), Endpoint.of("b", 2)))),
                List.of()));
  }

  @Test
  void withoutTheKeyThereIsNoChannel() {
    assertThat(config.read("peer: {}").settings().channels()).isEmpty();
  }

  @Test
  void unknownKeysAreNamedWithTheNearestOne() {
    assertThat(complaint("- {name: a, organisations: []}"))
        .contains("hearsay.channels is ")
        .contains("unknown key [0].organisations; the nearest known one is organizations");
    assertThat(complaint("- {name: a, organizations: [{mspid: A, anchor: 'a:1'}]}"))
        .contains("unknown key [0].organizations[0].anchor; the nearest known one is anchors");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(complaint("- {organizations: []}")).contains("[0].name is missing");
    assertThat(complaint("- {name: a}")).contains("[0].organizations is missing");
    assertThat(complaint("- {name: a, organizations: [{msp: org1}]}"))
        .contains("[0].organizations[0].mspid is missing");
    assertThat(complaint("- {name: a, organizations: [{mspid: A}]}"))
        .contains("[0].organizations[0].msp is missing");
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThat(complaint("- {name: My_Channel, organizations: [{mspid: A, msp: org1}]}"))
        .contains("[0].name 'My_Channel' is no name of a channel");
    assertThat(complaint("- {name: a, sequence: -1, organizations: [{mspid: A, msp: org1}]}"))
        .contains("[0].sequence '-1' is not a whole number");
    assertThat(complaint("- {name: a, organizations: [{mspid: A, msp: org1, anchors: [b]}]}"))
        .contains("[0].organizations[0].anchors: 'b' is not host:port");
    assertThat(complaint("- {name: a, organizations: [{mspid: A, msp: absent}]}"))
        .contains("there is no folder " + folder.resolve("absent") + " for A");
    assertThat(complaint("- just text")).contains("[0] is no section");
    assertThat(complaint("{name: a}")).contains("unknown key hearsay.channels.name");
  }

  @Test
  void aChannelStandsThereOnce() {
    String channel = "- {name: a, organizations: [{mspid: A, msp: org1}]}";
    assertThat(complaint(channel + "\n    " + channel)).contains("a stands twice");
  }

  @Test
  void aVariableCannotHoldChannels() {
    config.variable("CORE_HEARSAY_CHANNELS", "mychannel");
    assertThat(config.complaintAbout("peer: {}"))
        .contains("CORE_HEARSAY_CHANNELS is 'mychannel': it is no list of channels");
  }

  private String complaint(String channels) {
    String text = config.complaintAbout("hearsay:\n  channels:\n    " + channels + "\n");
    assertThat(text).doesNotContain("\n");
    return text;
  }
}
