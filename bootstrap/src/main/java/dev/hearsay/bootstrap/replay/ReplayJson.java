// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.replay;

import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.recording.ReplayReport.Ending;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a replay found, for machines. Field names are a promise to scripts: they stay. */
final class ReplayJson {
  private ReplayJson() {}

  static Map<String, @Nullable Object> of(ReplayReport report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("same", report.isSame());
    json.put("inputs", report.inputs());
    json.put("kinds", report.kinds());
    json.put("virtualSeconds", report.lasted().toMillis() / 1e3);
    json.put("checkpoints", report.checkpoints());
    json.put("stateHash", report.stateHash().toHex());
    put(json, report.ending());
    return json;
  }

  private static void put(Map<String, @Nullable Object> json, Ending ending) {
    switch (ending) {
      case Ending.Complete(var reason, String detail) -> put(json, reason.name(), "", detail);
      case Ending.Asked _ -> put(json, "ASKED", "", "");
      case Ending.Torn(long bytes) -> put(json, "TORN", "", bytes + " bytes are torn");
      case Ending.Different(String where, String detail) -> put(json, "DIFFERENT", where, detail);
      case Ending.Damaged(long position, String detail) ->
          put(json, "DAMAGED", "byte " + position, detail);
    }
  }

  private static void put(
      Map<String, @Nullable Object> json, String end, String where, String detail) {
    json.put("end", end);
    json.put("where", where);
    json.put("detail", detail);
  }
}
