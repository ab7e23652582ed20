// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.wire.BytesBridge;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.ConfigEnvelope;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Payload;
import java.util.Optional;

/**
 * Configurations out of blocks: a genesis block, or a later configuration block, which holds the
 * complete configuration as well (channel configuration §1).
 */
public final class ConfigBlocks {

  private static final int CONFIG = 1;

  private ConfigBlocks() {}

  /**
   * The configuration in a block. Its signatures are not looked at.
   *
   * @return empty if it is a block of other transactions
   * @throws UnusableConfigException if the bytes are no block, or the configuration is malformed or
   *     asks for what is not understood here; the message is one line
   */
  public static Optional<ChannelConfig> read(Bytes block) {
    try {
      Block wire = Block.parseFrom(BytesBridge.toWire(block));
      if (wire.getData().getDataCount() != 1) {
        return Optional.empty();
      }
      Payload payload =
          Payload.parseFrom(Envelope.parseFrom(wire.getData().getData(0)).getPayload());
      ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
      if (header.getType() != CONFIG) {
        return Optional.empty();
      }
      ConfigEnvelope envelope = ConfigEnvelope.parseFrom(payload.getData());
      return Optional.of(ConfigTree.read(header.getChannelIdBytes(), envelope.getConfig()));
    } catch (InvalidProtocolBufferException malformed) {
      throw new UnusableConfigException("it is no block with a configuration", malformed);
    }
  }
}
