// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap;

import dev.hearsay.bootstrap.bench.BenchCommand;
import dev.hearsay.bootstrap.cli.CryptoCommand;
import dev.hearsay.bootstrap.cli.ExitCodes;
import dev.hearsay.bootstrap.cli.OneLineErrors;
import dev.hearsay.bootstrap.demo.DemoCommand;
import dev.hearsay.bootstrap.node.NodeCommand;
import dev.hearsay.bootstrap.replay.ReplayCommand;
import dev.hearsay.bootstrap.simulate.SimulateCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The entry point of the program. Exit codes: 0 the command met its goal, 1 it did not, 2 wrong
 * usage or configuration.
 */
@Command(
    name = "hearsay",
    description = "Hyperledger Fabric's gossip, rebuilt in Java.",
    mixinStandardHelpOptions = true,
    subcommands = {
      NodeCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      SimulateCommand.class,
      BenchCommand.class,
      CryptoCommand.class
    },
    versionProvider = Main.Version.class)
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /**
   * Runs the command line. A command that runs until it is stopped ends well when the calling
   * thread is interrupted.
   *
   * @return the exit code
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return commandLine().setOut(out).setErr(err).execute(args);
  }

  static CommandLine commandLine() {
    OneLineErrors errors = new OneLineErrors();
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  /** Without a command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.WRONG_USAGE;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"hearsay " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
  }
}
