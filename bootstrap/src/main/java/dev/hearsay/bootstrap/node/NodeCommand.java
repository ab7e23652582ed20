// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.OneLineErrors;
import dev.hearsay.bootstrap.cli.Termination;
import dev.hearsay.bootstrap.settings.PeerSettingsReader;
import dev.hearsay.bootstrap.settings.PeerSettingsReader.Loaded;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code hearsay node}: one node, until the process is asked to end. A bug that ends the node ends
 * the process too, with {@link ExitCodes#GOAL_MISSED}, so that whoever watches the process can
 * start it again.
 */
@Command(
    name = "node",
    description = "Runs a gossip node as Fabric's core.yaml describes it, until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class NodeCommand implements Callable<Integer> {
  private final Starter starter;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "the configuration; CORE_PEER_… variables override it")
  private Path config = Path.of("core.yaml");

  @Option(
      names = "--block-log",
      paramLabel = "FILE",
      description =
          "appends the blocks of the channel to this file, and goes on from there after a restart;"
              + " for a node of one channel")
  private @Nullable Path blockLog;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "writes all that the node takes in to this new file, which only its owner may read, for"
              + " hearsay replay; it holds internal endpoints and blocks")
  private @Nullable Path recording;

  /** Starts a node. */
  @FunctionalInterface
  interface Starter {
    /** As {@link NodeProcess#start(Loaded, LedgerPlan, RecordPlan)}. */
    NodeProcess start(Loaded configuration, LedgerPlan ledger, RecordPlan record);
  }

  /** The command as an operator knows it. */
  public NodeCommand() {
    this(NodeProcess::start);
  }

  /** The command with a node of the caller's choice. */
  NodeCommand(Starter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() {
    Loaded loaded = new PeerSettingsReader().read(config);
    loaded.notice().ifPresent(notice -> complain("hearsay: " + notice));
    CompletableFuture<Void> end = new CompletableFuture<>();
    try (Termination termination = Termination.listen(() -> end.complete(null))) {
      return termination.exitWith(serveUntil(end, loaded));
    }
  }

  private int serveUntil(CompletableFuture<Void> end, Loaded configuration) {
    try (NodeProcess node = starter.start(configuration, ledger(), record())) {
      say(spec.commandLine().getOut(), node.introduction());
      CompletableFuture.anyOf(end, node.termination().toCompletableFuture()).get();
      return ExitCodes.GOAL_MET;
    } catch (InterruptedException asked) {
      // whoever runs the command inside a program ends it so
      return ExitCodes.GOAL_MET;
    } catch (ExecutionException failure) {
      complain("hearsay: the node has ended " + reason(failure));
      return ExitCodes.GOAL_MISSED;
    }
  }

  private LedgerPlan ledger() {
    return blockLog == null ? new LedgerPlan.Counted() : new LedgerPlan.Logged(blockLog);
  }

  private RecordPlan record() {
    return recording == null ? new RecordPlan.Unrecorded() : new RecordPlan.Recorded(recording);
  }

  private static String reason(ExecutionException failure) {
    return failure.getCause() instanceof UncheckedIOException disk
        ? "because " + OneLineErrors.oneLine(String.valueOf(disk.getMessage()))
        : "because of a bug, please report it: " + cause(failure);
  }

  private static String cause(ExecutionException bug) {
    return OneLineErrors.oneLine(String.valueOf(bug.getCause()));
  }

  private void complain(String line) {
    say(spec.commandLine().getErr(), line);
  }

  private static void say(PrintWriter where, String line) {
    where.println(line);
    where.flush();
  }
}
