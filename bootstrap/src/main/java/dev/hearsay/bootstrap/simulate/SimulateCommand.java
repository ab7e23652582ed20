// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.testkit.scenario.NoTimeException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hearsay simulate}: a network in virtual time, and what goes wrong in it. */
@Command(
    name = "simulate",
    description =
        "Tells the story of a network in virtual time: real nodes on simulated links, with faults"
            + " drawn from a seed. Ends with 0 if nothing was violated that must hold.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SimulateOptions options = new SimulateOptions();

  @Override
  public Integer call() throws InterruptedException {
    SimulateArguments arguments = options.toArguments(spec.commandLine());
    arguments.json().check();
    arguments.plot().check();
    try {
      return tell(arguments, spec.commandLine().getOut())
          ? ExitCodes.GOAL_MET
          : ExitCodes.GOAL_MISSED;
    } catch (NoTimeException e) {
      throw new ConfigurationException("--duration is too short: " + e.getMessage());
    }
  }

  private static boolean tell(SimulateArguments arguments, PrintWriter out)
      throws InterruptedException {
    return switch (arguments.seeds()) {
      case Seeds.One _ -> new OneStory(arguments, out).tell();
      case Seeds.Range range -> new ManyStories(arguments, range, out).tell();
    };
  }
}
