// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What concerns keys and certificates. */
@Command(
    name = "crypto",
    description = "Keys and certificates for development.",
    mixinStandardHelpOptions = true,
    subcommands = CryptoGenerateCommand.class)
public final class CryptoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a sub-command there is nothing to do but to say what could be done. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.WRONG_USAGE;
  }
}
