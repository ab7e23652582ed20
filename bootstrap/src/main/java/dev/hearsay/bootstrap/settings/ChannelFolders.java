// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the MSP folders of configured channels, which may be relative to the file. */
final class ChannelFolders {
  private final ConfigValues values;

  ChannelFolders(ConfigValues values) {
    this.values = values;
  }

  /**
   * The same channels with absolute paths.
   *
   * @throws ConfigurationException if there is no such folder
   */
  List<ChannelPlan> resolve(List<ChannelPlan> channels) {
    return channels.stream()
        .map(channel ->
            new ChannelPlan(
                channel.channel(),
                channel.sequence(),
                members(channel.organizations()),
                members(channel.orderers())))
        .toList();
  }

  private List<ChannelPlan.Member> members(List<ChannelPlan.Member> members) {
    return members.stream().map(this::resolve).toList();
  }

  private ChannelPlan.Member resolve(ChannelPlan.Member member) {
    Path folder = values.resolve(member.mspFolder().toString());
    if (!Files.isDirectory(folder)) {
      throw values.mistake(
          PeerKeys.CHANNELS,
          "there is no folder " + folder + " for " + member.mspId(),
          "name in 'msp' the folder that holds cacerts");
    }
    return new ChannelPlan.Member(member.mspId(), folder, member.anchors());
  }
}
