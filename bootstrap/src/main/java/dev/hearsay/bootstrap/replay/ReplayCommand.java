// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.replay;

import dev.hearsay.application.recording.NoRecordingException;
import dev.hearsay.application.recording.Replay;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.wire.ProtobufCodec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearsay replay}: a recorded node lives again, on one thread. */
@Command(
    name = "replay",
    description =
        "Goes through what hearsay node --record wrote: the same node takes the same inputs, on one"
            + " thread, without keys or network. Ends with 0 if it does the same.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the recording")
  private Path file = Path.of("");

  @Option(
      names = "--until",
      paramLabel = "N",
      description = "takes N inputs at the most, instead of all")
  private long until = Replay.ALL;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "writes the result as JSON to this file, or to standard output for -")
  private @Nullable String json;

  @Override
  public Integer call() {
    if (until < 0) {
      throw new ParameterException(spec.commandLine(), "--until " + until + " is negative");
    }
    JsonTarget target = JsonTarget.of(json);
    target.check();
    ReplayReport report = replay();
    PrintWriter out = spec.commandLine().getOut();
    ReplayText.lines(report).forEach(out::println);
    out.flush();
    target.write(ReplayJson.of(report), out);
    return report.isSame() ? ExitCodes.GOAL_MET : ExitCodes.GOAL_MISSED;
  }

  private ReplayReport replay() {
    try {
      return Replay.of(file, new ProtobufCodec(), until);
    } catch (NoRecordingException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()), e);
    }
  }
}
