// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import dev.hearsay.wire.common.Common;
import dev.hearsay.wire.common.Configtx;
import dev.hearsay.wire.common.Configuration;
import dev.hearsay.wire.common.MspPrincipal;
import dev.hearsay.wire.common.Policies;
import dev.hearsay.wire.gossip.Message;
import dev.hearsay.wire.msp.Identities;
import dev.hearsay.wire.msp.MspConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Our schema, written from the protocol, against the classes that Fabric publishes. */
class SchemaMatchesFabricTest {
  private static final FileDescriptor FABRIC_GOSSIP =
      org.hyperledger.fabric.protos.gossip.MessageProto.getDescriptor();

  @TestFactory
  Stream<DynamicTest> everyMessageHasFabricsFields() {
    return Stream.of(
            List.of(Message.getDescriptor(), FABRIC_GOSSIP),
            List.of(
                Identities.getDescriptor(),
                org.hyperledger.fabric.protos.msp.IdentitiesProto.getDescriptor()),
            List.of(
                Common.getDescriptor(),
                org.hyperledger.fabric.protos.common.CommonProto.getDescriptor()),
            List.of(
                MspConfig.getDescriptor(),
                org.hyperledger.fabric.protos.msp.MSPConfigProto.getDescriptor()),
            List.of(
                MspPrincipal.getDescriptor(),
                org.hyperledger.fabric.protos.common.MSPPrincipalProto.getDescriptor()),
            List.of(
                Configtx.getDescriptor(),
                org.hyperledger.fabric.protos.common.ConfigTxProto.getDescriptor()),
            List.of(
                Configuration.getDescriptor(),
                org.hyperledger.fabric.protos.common.ConfigurationProto.getDescriptor()),
            List.of(
                Policies.getDescriptor(),
                org.hyperledger.fabric.protos.common.PoliciesProto.getDescriptor()),
            List.of(
                dev.hearsay.wire.peer.Configuration.getDescriptor(),
                org.hyperledger.fabric.protos.peer.ConfigurationProto.getDescriptor()),
            List.of(
                dev.hearsay.wire.orderer.Configuration.getDescriptor(),
                org.hyperledger.fabric.protos.orderer.ConfigurationProto.getDescriptor()))
        .flatMap(pair -> pair.getFirst().getMessageTypes().stream().map(ours -> test(ours, pair)));
  }

  @Test
  void noGossipMessageIsMissing() {
    assertThat(names(Message.getDescriptor())).isEqualTo(names(FABRIC_GOSSIP));
  }

  @Test
  void theServiceHasFabricsMethods() {
    assertThat(Message.getDescriptor().findServiceByName("Gossip").toProto().getMethodList())
        .isEqualTo(FABRIC_GOSSIP.findServiceByName("Gossip").toProto().getMethodList());
  }

  @Test
  void pullTypesAreFabrics() {
    assertThat(values(Message.getDescriptor().findEnumTypeByName("PullMsgType")))
        .isEqualTo(values(FABRIC_GOSSIP.findEnumTypeByName("PullMsgType")));
  }

  private static DynamicTest test(Descriptor ours, List<FileDescriptor> pair) {
    return DynamicTest.dynamicTest(
        ours.getFullName(),
        () -> {
          Descriptor fabrics = pair.getLast().findMessageTypeByName(ours.getName());
          assertThat(shape(ours)).isEqualTo(shape(fabrics));
        });
  }

  private static List<String> names(FileDescriptor file) {
    return file.getMessageTypes().stream().map(Descriptor::getName).sorted().toList();
  }

  /** Every number with the name and type that it has on the wire, and the nested enums. */
  private static Map<String, String> shape(Descriptor message) {
    Map<String, String> shape = new TreeMap<>();
    for (FieldDescriptor field : message.getFields()) {
      shape.put("field " + field.getNumber(), describe(field));
    }
    for (EnumDescriptor nested : message.getEnumTypes()) {
      shape.put("enum " + nested.getName(), values(nested));
    }
    return shape;
  }

  private static String describe(FieldDescriptor field) {
    OneofDescriptor oneof = field.getContainingOneof();
    return String.join(
        " ",
        oneof == null ? "plain" : "oneof " + oneof.getName(),
        field.isRepeated() ? "repeated" : "single",
        type(field),
        field.getName());
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getType()) {
      // we carry the collection configuration unopened: the same bytes on the wire
      case MESSAGE ->
          field.getMessageType().getFullName().equals("protos.CollectionConfigPackage")
              ? "BYTES"
              : field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      default -> field.getType().name();
    };
  }

  private static String values(EnumDescriptor type) {
    return type.getValues().stream()
        .map(value -> value.getNumber() + "=" + value.getName())
        .collect(Collectors.joining(" "));
  }
}
