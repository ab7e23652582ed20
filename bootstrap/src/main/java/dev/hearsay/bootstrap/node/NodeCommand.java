// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.Termination;
import dev.hearsay.bootstrap.settings.PeerSettingsReader;
import dev.hearsay.bootstrap.settings.PeerSettingsReader.Loaded;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hearsay node}: one node, until the process is asked to end. */
@Command(
    name = "node",
    description = "Runs a gossip node as Fabric's core.yaml describes it, until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration; CORE_PEER_… variables override it")
  private Path config = Path.of("core.yaml");

  @Override
  public Integer call() {
    Loaded loaded = new PeerSettingsReader().read(config);
    loaded.notice().ifPresent(notice -> say(spec.commandLine().getErr(), "hearsay: " + notice));
    CountDownLatch end = new CountDownLatch(1);
    try (Termination termination = Termination.listen(end::countDown)) {
      serveUntil(end, loaded);
      return termination.exitWith(ExitCodes.GOAL_MET);
    }
  }

  private void serveUntil(CountDownLatch end, Loaded configuration) {
    try (NodeProcess node = NodeProcess.start(configuration)) {
      say(spec.commandLine().getOut(), node.introduction());
      end.await();
    } catch (InterruptedException asked) {
      // whoever runs the command inside a program ends it so
    }
  }

  private static void say(PrintWriter where, String line) {
    where.println(line);
    where.flush();
  }
}
