// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.cli.DemoArguments;
import dev.hearsay.bootstrap.cli.DemoOptions;
import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.Termination;
import dev.hearsay.bootstrap.log.EventLog;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.NetworkPlan;
import dev.hearsay.bootstrap.network.Seat;
import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.domain.port.GossipMetrics;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code hearsay demo}: a network that forms itself and spreads blocks, to be watched and
 * disturbed.
 */
@Command(
    name = "demo",
    description =
        "Starts real nodes in one process, each with its own keys, and shows how they find each"
            + " other and spread blocks. On a terminal it takes commands and runs until 'q' or the"
            + " duration; else it ends when every block was delivered everywhere.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DemoOptions options = new DemoOptions();

  @Override
  public Integer call() {
    DemoArguments arguments = onTerminal(options.toArguments(spec.commandLine()));
    arguments.json().check();
    BlockingQueue<PromptCommand> commands = new LinkedBlockingQueue<>();
    try (Termination termination =
        Termination.listen(() -> commands.add(new PromptCommand.Quit()))) {
      return termination.exitWith(run(arguments, commands));
    }
  }

  /** Only a terminal can show the table. */
  private static DemoArguments onTerminal(DemoArguments arguments) {
    return Terminal.isPresent() ? arguments : arguments.withoutUi();
  }

  private int run(DemoArguments arguments, BlockingQueue<PromptCommand> commands) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("making keys for " + arguments.nodes() + " nodes");
    out.flush();
    AtomicBoolean over = new AtomicBoolean();
    try (LocalNetwork network = network(arguments, over)) {
      Display display = arguments.ui() ? Terminal.table(out) : new ProgressLines(out);
      if (arguments.ui()) {
        Terminal.readLines(new Prompt(network.names()), commands::add);
      }
      DemoResult result = new DemoRun(arguments, network, display, commands).run();
      over.set(true);
      arguments.json().write(result.toJson(), out);
      return result.goalMet() ? ExitCodes.GOAL_MET : ExitCodes.GOAL_MISSED;
    } catch (InterruptedException asked) {
      return ExitCodes.GOAL_MISSED;
    }
  }

  /** Where a table is painted, lines of a log would tear it. */
  private static LocalNetwork network(DemoArguments arguments, AtomicBoolean over) {
    GossipTimers timers = arguments.fast() ? GossipTimers.FAST : GossipTimers.FABRIC;
    return new LocalNetwork(
        NetworkPlan.uniform(arguments.orgs(), arguments.peers(), timers),
        arguments.transport().open(),
        arguments.crypto().open(),
        seat -> arguments.ui() ? List.of() : List.of(log(seat, over)));
  }

  /** When all is over, nobody wants to read how the last nodes miss the first. */
  private static GossipMetrics log(Seat seat, AtomicBoolean over) {
    EventLog log =
        new EventLog(LoggerFactory.getLogger("hearsay." + seat.name()), System::nanoTime);
    return event -> {
      if (!over.get()) {
        log.on(event);
      }
    };
  }
}
