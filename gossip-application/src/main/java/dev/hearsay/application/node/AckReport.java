// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a message that several peers were asked to acknowledge (comm §4.4).
 *
 * @param successes how many acknowledged it
 * @param failures how often each error came instead, ordered by its text
 */
public record AckReport(int successes, SortedMap<String, Integer> failures) {

  /** Nobody was asked. */
  public static final AckReport NOBODY = new AckReport(0, new TreeMap<>());

  /** Keeps an unmodifiable copy. */
  public AckReport {
    failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
  }

  /** The report as Fabric writes it into error texts: a JSON object without what is zero. */
  public String toJson() {
    StringBuilder json = new StringBuilder("{");
    if (successes > 0) {
      json.append("\"successes\":").append(successes);
    }
    if (!failures.isEmpty()) {
      json.append(successes > 0 ? "," : "").append("\"failures\":{");
      String separator = "";
      for (var failure : failures.entrySet()) {
        json.append(separator);
        appendQuoted(json, failure.getKey());
        json.append(':').append(failure.getValue());
        separator = ",";
      }
      json.append('}');
    }
    return json.append('}').toString();
  }

  private static void appendQuoted(StringBuilder json, String text) {
    json.append('"');
    text.chars().forEach(c -> appendEscaped(json, (char) c));
    json.append('"');
  }

  private static void appendEscaped(StringBuilder json, char c) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ') {
      json.append("\\u%04x".formatted((int) c));
    } else {
      json.append(c);
    }
  }
}
