// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Crypto;
import dev.hearsay.bootstrap.network.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of {@code hearsay demo}, before they are checked. */
public final class DemoOptions {
  @Option(
      names = "--orgs",
      paramLabel = "N",
      description = "organizations (default: ${DEFAULT-VALUE})")
  private int orgs = 2;

  @Option(
      names = "--peers",
      paramLabel = "N",
      description = "nodes in each organization (default: ${DEFAULT-VALUE})")
  private int peers = 3;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "blocks to be published (default: ${DEFAULT-VALUE})")
  private int blocks = 20;

  @Option(
      names = "--block-size",
      paramLabel = "BYTES",
      description = "the payload of each block (default: ${DEFAULT-VALUE})")
  private int blockSize = 1024;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "blocks per second (default: ${DEFAULT-VALUE})")
  private double rate = 5;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "60s",
      description = "ends after this time, such as 90s or 5m (default: ${DEFAULT-VALUE})")
  private Duration duration = Duration.ofMinutes(1);

  @Option(
      names = "--fast",
      description =
          "divides every period by ten: heartbeats every 500 ms, death after 2.5 s of silence")
  private boolean fast;

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Transport transport = Transport.GRPC;

  @Option(
      names = "--crypto",
      paramLabel = "NAME",
      description =
          "bc: keys and certificates as Fabric's; jdk-ed25519: the example of another crypto"
              + " (default: ${DEFAULT-VALUE})")
  private Crypto crypto = Crypto.BC;

  @Option(
      names = "--measure-idle",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "0",
      description =
          "after everybody knows everybody, runs on for this time and reports the processor time"
              + " of the idle network")
  private Duration measureIdle = Duration.ZERO;

  @Option(names = "--no-ui", description = "no table, no prompt: ends when the goal is met")
  private boolean noUi;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "writes the result as JSON; - for standard output")
  private @Nullable String json;

  /**
   * The options, checked.
   *
   * @param command names the command in what is wrong
   * @throws CommandLine.ParameterException if they make no sense
   */
  public DemoArguments toArguments(CommandLine command) {
    try {
      return new DemoArguments(
          orgs,
          peers,
          new Load(blocks, blockSize, rate),
          duration,
          fast,
          transport,
          crypto,
          measureIdle,
          !noUi,
          JsonTarget.of(json));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }
}
