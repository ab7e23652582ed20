// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Bytes made by Fabric v3.1.5's own code, with what that code made of them. */
final class FabricVectors {

  private static final String RESOURCE = "/fabric-v3.1.5-messages.json";

  private FabricVectors() {}

  /** One vector: a JSON object whose bytes are in base64. */
  record Vector(Map<?, ?> fields) {

    String text(String name) {
      return String.valueOf(Objects.requireNonNull(fields.get(name), name));
    }

    int number(String name) {
      return Integer.parseInt(text(name));
    }

    boolean flag(String name) {
      return Boolean.parseBoolean(text(name));
    }

    boolean has(String name) {
      return fields.containsKey(name);
    }

    /** The bytes of a field, none if it is absent. */
    Bytes bytes(String name) {
      return has(name) ? Bytes.wrap(Base64.getDecoder().decode(text(name))) : Bytes.EMPTY;
    }

    Object object(String name) {
      return Objects.requireNonNull(fields.get(name), name);
    }

    @Override
    public String toString() {
      return text("name");
    }
  }

  static Stream<Vector> messages() {
    return vectors("messages");
  }

  static Stream<Vector> badInputs() {
    return vectors("bad_inputs");
  }

  private static Stream<Vector> vectors(String part) {
    Map<?, ?> all = (Map<?, ?>) load();
    List<?> list = (List<?>) Objects.requireNonNull(all.get(part));
    return list.stream().map(fields -> new Vector((Map<?, ?>) fields));
  }

  /** JSON is YAML. */
  private static Object load() {
    try (InputStream in = FabricVectors.class.getResourceAsStream(RESOURCE)) {
      return new Load(LoadSettings.builder().build())
          .loadFromInputStream(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message as JSON has it: names in camel case, long numbers as text, defaults left out. */
  static Map<String, Object> json(Message message) {
    Map<String, Object> json = new TreeMap<>();
    message
        .getAllFields()
        .forEach((field, value) -> json.put(field.getJsonName(), json(field, value)));
    return json;
  }

  private static Object json(FieldDescriptor field, Object value) {
    return value instanceof List<?> list && field.isRepeated()
        ? list.stream().map(FabricVectors::json).toList()
        : json(value);
  }

  private static Object json(Object value) {
    return switch (value) {
      case Message message -> json(message);
      case ByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case EnumValueDescriptor constant -> constant.getName();
      case Long number -> Long.toUnsignedString(number);
      default -> value;
    };
  }
}
