// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.replay;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.application.recording.Entry.EndReason;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.domain.channel.ChannelView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a replay found, for people. */
final class ReplayText {
  private ReplayText() {}

  static List<String> lines(ReplayReport report) {
    NodeView view = report.view();
    List<String> lines = new ArrayList<>();
    lines.add(
        "replayed   %d inputs of %s of %s"
            .formatted(report.inputs(), view.self().pkiId(), view.org()));
    lines.add(
        "time       %.3f s from %s on".formatted(report.lasted().toNanos() / 1e9, report.began()));
    if (!report.kinds().isEmpty()) {
      lines.add("inputs     " + kinds(report.kinds()));
    }
    lines.add(
        "in the end %d alive, %d dead, %d links"
            .formatted(view.alive().size(), view.dead().size(), view.links()));
    view.channels().forEach(channel -> lines.add(channel(channel)));
    lines.add(
        "state hash %s (%d compared on the way)"
            .formatted(report.stateHash().toHex(), report.checkpoints()));
    lines.add(ending(report.ending()));
    return lines;
  }

  /** The most frequent first. */
  private static String kinds(Map<String, Long> kinds) {
    return kinds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String channel(ChannelView channel) {
    return "channel    %s: height %s, %d peers%s"
        .formatted(
            channel.channel(),
            Long.toUnsignedString(channel.ledgerHeight()),
            channel.peers().size(),
            channel.left() ? ", left" : "");
  }

  private static String ending(Ending ending) {
    return switch (ending) {
      case Ending.Complete(EndReason reason, String detail) ->
          "the same as recorded, to the end: " + reason(reason, detail);
      case Ending.Asked _ -> "the same as recorded so far; more inputs follow";
      case Ending.Torn(long bytes) ->
          "the same as recorded; the recording breaks off without an end mark"
              + (bytes == 0 ? "" : ", its last " + bytes + " bytes are torn");
      case Ending.Different(String where, String detail) ->
          "DIFFERENT from what was recorded, at " + where + ": " + detail;
      case Ending.Damaged(long position, String detail) ->
          "DAMAGED at byte %d of the file: %s".formatted(position, detail);
    };
  }

  private static String reason(EndReason reason, String detail) {
    return switch (reason) {
      case STOPPED -> "the node was stopped";
      case BUG -> "the node ended because of a bug, " + detail;
      case TOO_SLOW, UNWRITABLE -> "the node went on without being recorded: " + detail;
    };
  }
}
