// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.Termination;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.NetworkPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hearsay bench dissemination}: how fast blocks spread, and what it costs. */
@Command(
    name = "dissemination",
    description =
        "Starts real nodes in one process, publishes blocks at a steady rate, and measures how fast"
            + " they come everywhere and what it costs. Ends with 0 if every node was given every"
            + " block exactly once.",
    mixinStandardHelpOptions = true)
public final class DisseminationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DisseminationOptions options = new DisseminationOptions();

  @Override
  public Integer call() {
    DisseminationArguments arguments = options.toArguments(spec.commandLine());
    arguments.json().check();
    Thread runner = Thread.currentThread();
    try (Termination termination = Termination.listen(runner::interrupt)) {
      return termination.exitWith(run(arguments));
    }
  }

  private int run(DisseminationArguments arguments) {
    PrintWriter out = spec.commandLine().getOut();
    say(out, "making keys for " + arguments.nodes() + " nodes");
    try (LocalNetwork network = network(arguments)) {
      DisseminationResult result =
          new DisseminationRun(arguments, network, line -> say(out, line)).run();
      say(out, result.summary());
      arguments.json().write(result.toJson(), out);
      return result.goalMet() ? ExitCodes.GOAL_MET : ExitCodes.GOAL_MISSED;
    } catch (NotFormedException e) {
      say(out, String.valueOf(e.getMessage()));
      return ExitCodes.GOAL_MISSED;
    } catch (InterruptedException asked) {
      return ExitCodes.GOAL_MISSED;
    }
  }

  private static LocalNetwork network(DisseminationArguments arguments) {
    int peers = arguments.nodes() / arguments.orgs();
    return new LocalNetwork(
        NetworkPlan.uniform(arguments.orgs(), peers, arguments.timers()),
        arguments.transport().open(),
        seat -> List.of());
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
