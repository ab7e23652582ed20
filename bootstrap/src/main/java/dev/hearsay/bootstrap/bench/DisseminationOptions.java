// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.bootstrap.cli.DurationConverter;
import dev.hearsay.bootstrap.cli.JsonTarget;
import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Transport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of {@code hearsay bench dissemination}, before they are checked. */
public final class DisseminationOptions {
  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "nodes in all organizations together (default: ${DEFAULT-VALUE})")
  private int nodes = 8;

  @Option(
      names = "--orgs",
      paramLabel = "N",
      description = "organizations (default: ${DEFAULT-VALUE})")
  private int orgs = 1;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "blocks to be measured (default: ${DEFAULT-VALUE})")
  private int blocks = 500;

  @Option(
      names = "--block-size",
      paramLabel = "BYTES",
      description = "the payload of each block (default: ${DEFAULT-VALUE})")
  private int blockSize = 1024;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "blocks per second (default: ${DEFAULT-VALUE})")
  private double rate = 50;

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Transport transport = Transport.GRPC;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "how blocks are pushed: fabric-push or flood (default: ${DEFAULT-VALUE})")
  private String strategy = "fabric-push";

  @Option(
      names = "--kept-blocks",
      paramLabel = "N",
      description =
          "blocks that each node keeps for others, as Fabric's maxBlockCountToStore; 0 for no"
              + " limit but bytes and age (default: ${DEFAULT-VALUE})")
  private int keptBlocks = 0;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "20s",
      description =
          "the same load runs for this time before anything counts; less than 20s measures the"
              + " compiler (default: ${DEFAULT-VALUE})")
  private Duration warmup = Duration.ofSeconds(20);

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "0",
      description =
          "before the first block, measures the processor time of the idle network for this time")
  private Duration idle = Duration.ZERO;

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
  public DisseminationArguments toArguments(CommandLine command) {
    try {
      return new DisseminationArguments(
          nodes,
          orgs,
          new Load(blocks, blockSize, rate),
          transport,
          strategy,
          keptBlocks,
          warmup,
          idle,
          JsonTarget.of(json));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command, String.valueOf(e.getMessage()), e);
    }
  }
}
