// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.bootstrap.settings.Reading.Malformed;
import dev.hearsay.bootstrap.settings.Reading.Value;
import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The kinds of values that Fabric's keys have. An empty text stands for zero, false or none. */
final class Kinds {
  /** Any text, surrounding blanks removed. */
  static final Kind<String> TEXT = Kinds::text;

  /** True or false. */
  static final Kind<Boolean> TRUTH = Kinds::truth;

  /** A whole number from 0 to 2,147,483,647. */
  static final Kind<Integer> COUNT = Kinds::count;

  /** A duration as {@link GoDuration} reads it. */
  static final Kind<Duration> DURATION = Kinds::duration;

  /** A dialable {@code host:port}, or none. */
  static final Kind<Endpoint> ENDPOINT = Kinds::endpoint;

  /** Texts, as a list or separated by blanks. */
  static final Kind<List<String>> TEXTS = raw -> new Value<>(texts(raw));

  /** Dialable endpoints, as a list or separated by blanks. */
  static final Kind<List<Endpoint>> ENDPOINTS = Kinds::endpoints;

  private Kinds() {}

  private static Reading<String> text(Object raw) {
    return raw instanceof List<?>
        ? new Malformed<>("a list stands where one value belongs", "write one value")
        : new Value<>(raw.toString().strip());
  }

  private static Reading<Boolean> truth(Object raw) {
    return switch (trimmed(raw).toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> new Value<>(true);
      case "false", "f", "0", "" -> new Value<>(false);
      default -> new Malformed<>("neither true nor false", "write true or false");
    };
  }

  private static Reading<Integer> count(Object raw) {
    String text = trimmed(raw);
    try {
      int number = text.isEmpty() ? 0 : Integer.parseInt(text);
      return number >= 0
          ? new Value<>(number)
          : new Malformed<>("it is negative", "write 0 or more");
    } catch (NumberFormatException e) {
      return new Malformed<>("not a whole number below 2147483648", "write one such as 10");
    }
  }

  private static Reading<Duration> duration(Object raw) {
    String text = trimmed(raw);
    return GoDuration.parse(text.isEmpty() ? "0" : text)
        .<Reading<Duration>>map(Value::new)
        .orElseGet(
            () -> new Malformed<>("not a duration with a unit", "write one such as 4s or 1500ms"));
  }

  private static Reading<Endpoint> endpoint(Object raw) {
    Endpoint endpoint = new Endpoint(trimmed(raw));
    return endpoint.isNone() || endpoint.isDialable()
        ? new Value<>(endpoint)
        : new Malformed<>(
            "not host:port with a port from 1 to 65535", "write one such as peer0.org1:7051");
  }

  private static Reading<List<Endpoint>> endpoints(Object raw) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String text : texts(raw)) {
      switch (endpoint(text)) {
        case Value<Endpoint>(Endpoint endpoint) -> endpoints.add(endpoint);
        case Malformed<Endpoint>(String reason, String wayOut) -> {
          return new Malformed<>("'" + text + "' is " + reason, wayOut);
        }
      }
    }
    return new Value<>(List.copyOf(endpoints));
  }

  private static List<String> texts(Object raw) {
    if (raw instanceof List<?> list) {
      return list.stream().map(Kinds::trimmed).filter(text -> !text.isEmpty()).toList();
    }
    String text = trimmed(raw);
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }

  private static String trimmed(Object raw) {
    return raw.toString().strip();
  }
}
