// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire.config;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.wire.common.Block;
import dev.hearsay.wire.common.BlockData;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.Config;
import dev.hearsay.wire.common.ConfigEnvelope;
import dev.hearsay.wire.common.ConfigGroup;
import dev.hearsay.wire.common.ConfigPolicy;
import dev.hearsay.wire.common.ConfigValue;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Header;
import dev.hearsay.wire.common.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The genesis block of a channel as Fabric v3.1.5's own tool wrote it: two organizations with two
 * anchors, Raft orderers. It can be bent before it is read.
 */
final class GenesisBlock {

  private final ChannelHeader header;
  private final Config config;

  private GenesisBlock(ChannelHeader header, Config config) {
    this.header = header;
    this.config = config;
  }

  static Bytes asWritten() {
    String name = "/fabric-v3.1.5-genesis.block";
    try (InputStream in =
        Objects.requireNonNull(GenesisBlock.class.getResourceAsStream(name), name)) {
      return Bytes.wrap(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GenesisBlock open() {
    try {
      Block block = Block.parseFrom(asWritten().asByteBuffer());
      Payload payload =
          Payload.parseFrom(Envelope.parseFrom(block.getData().getData(0)).getPayload());
      return new GenesisBlock(
          ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()),
          ConfigEnvelope.parseFrom(payload.getData()).getConfig());
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  GenesisBlock header(UnaryOperator<ChannelHeader.Builder> change) {
    return new GenesisBlock(change.apply(header.toBuilder()).build(), config);
  }

  GenesisBlock config(UnaryOperator<Config.Builder> change) {
    return new GenesisBlock(header, change.apply(config.toBuilder()).build());
  }

  /** Changes the group at a path such as {@code Application/Org1}; empty for the root. */
  GenesisBlock group(String path, UnaryOperator<ConfigGroup.Builder> change) {
    return config(c -> c.setChannelGroup(changed(c.getChannelGroup(), path, change)));
  }

  private static ConfigGroup changed(
      ConfigGroup group, String path, UnaryOperator<ConfigGroup.Builder> change) {
    if (path.isEmpty()) {
      return change.apply(group.toBuilder()).build();
    }
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    ConfigGroup below = group.getGroupsOrThrow(name);
    return group.toBuilder().putGroups(name, changed(below, rest, change)).build();
  }

  GenesisBlock value(String path, String name, MessageLite value) {
    return rawValue(path, name, value.toByteString());
  }

  GenesisBlock rawValue(String path, String name, ByteString bytes) {
    return group(
        path, group -> group.putValues(name, ConfigValue.newBuilder().setValue(bytes).build()));
  }

  GenesisBlock withoutValue(String path, String name) {
    return group(path, group -> group.removeValues(name));
  }

  GenesisBlock policy(String path, String name, int type, ByteString bytes) {
    ConfigPolicy.Builder policy = ConfigPolicy.newBuilder();
    policy.getPolicyBuilder().setType(type).setValue(bytes);
    return group(path, group -> group.putPolicies(name, policy.build()));
  }

  Bytes bytes() {
    Payload payload =
        Payload.newBuilder()
            .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
            .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString())
            .build();
    Envelope envelope = Envelope.newBuilder().setPayload(payload.toByteString()).build();
    BlockData data = BlockData.newBuilder().addData(envelope.toByteString()).build();
    return Bytes.wrap(Block.newBuilder().setData(data).build().toByteArray());
  }
}
