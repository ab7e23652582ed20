// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.WireFormat;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of a message, nested ones included, before anything is made of them.
 *
 * <p>An empty element takes two bytes on the wire and a hundred times as much in memory, so a
 * message within the size limit could still exhaust a node. Since no field takes less than two
 * bytes, a message of up to twice as many bytes as fields are allowed needs no counting.
 */
final class PartsLimit {

  private static final int LEAST_BYTES_PER_PART = 2;

  private final int limit;
  private final Descriptor type;

  /**
   * A limit for one kind of message.
   *
   * @param limit the greatest number of fields
   * @param type describes the message; it must not contain itself
   */
  PartsLimit(int limit, Descriptor type) {
    this.limit = limit;
    this.type = type;
  }

  /**
   * Whether {@code bytes} hold at most as many fields as allowed. Says yes to malformed bytes: the
   * parser refuses them.
   */
  boolean admits(Bytes bytes) {
    if (bytes.length() / LEAST_BYTES_PER_PART <= limit) {
      return true;
    }
    try {
      return walk(WireParser.open(bytes), type, limit) >= 0;
    } catch (IOException malformed) {
      return true;
    }
  }

  /**
   * Spends one of {@code budget} on each field; returns what is left, -1 once it does not suffice.
   */
  private static int walk(CodedInputStream input, Descriptor type, int budget) throws IOException {
    int left = budget;
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      left = left == 0 ? -1 : pass(input, type, tag, left - 1);
      if (left < 0) {
        return left;
      }
    }
    return left;
  }

  /** Passes the value after {@code tag}: through its fields if it is a message, else over it. */
  private static int pass(CodedInputStream input, Descriptor type, int tag, int budget)
      throws IOException {
    FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
    if (!isMessage(field, tag)) {
      input.skipField(tag);
      return budget;
    }
    int outer = input.pushLimit(input.readRawVarint32());
    int left = walk(input, field.getMessageType(), budget);
    input.popLimit(outer);
    return left;
  }

  private static boolean isMessage(@Nullable FieldDescriptor field, int tag) {
    return field != null
        && field.getJavaType() == JavaType.MESSAGE
        && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
