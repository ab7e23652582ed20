// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Mistakes of the user end in one line on standard error and exit code 2. Anything else is a
 * mistake of the program and keeps its stack trace.
 */
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    return tell(
        command,
        "%s; see '%s --help'"
            .formatted(mistake.getMessage(), command.getCommandSpec().qualifiedName()));
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    return switch (e) {
      case ConfigurationException mistake -> tell(command, mistake);
      case CryptoConfigurationException mistake -> tell(command, mistake);
      case CommException mistake -> tell(command, mistake);
      case UnusableMaterialException mistake -> tell(command, mistake);
      default -> throw e;
    };
  }

  private static int tell(CommandLine command, Exception mistake) {
    return tell(command, String.valueOf(mistake.getMessage()));
  }

  private static int tell(CommandLine command, String message) {
    command.getErr().println("hearsay: " + oneLine(message));
    return ExitCodes.WRONG_USAGE;
  }

  /** The text without its line breaks. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
