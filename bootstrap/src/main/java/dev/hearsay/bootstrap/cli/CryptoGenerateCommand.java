// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code hearsay crypto generate}: writes keys and certificates in Fabric's layout. It never
 * overwrites anything.
 */
@Command(
    name = "generate",
    description = "Writes keys and certificates for development, laid out as Fabric lays them out.",
    mixinStandardHelpOptions = true)
public final class CryptoGenerateCommand implements Callable<Integer> {
  private static final int ORDERERS = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "the folder to write to; it is made, or is empty")
  private Path out = Path.of("");

  @Option(
      names = "--org",
      paramLabel = "MSPID:PEERS",
      required = true,
      converter = OrganizationConverter.class,
      description = "an organization and its number of peers, such as Org1MSP:3; repeatable")
  private List<OrganizationPlan> orgs = List.of();

  @Option(
      names = "--orderer-org",
      paramLabel = "MSPID",
      description = "an organization with one orderer, such as OrdererMSP")
  private @Nullable String ordererOrg;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      defaultValue = "p256",
      description = "of identity keys: p256, p384 or ed25519 (default: ${DEFAULT-VALUE})")
  private String algorithm = "p256";

  @Option(
      names = "--san",
      paramLabel = "HOST",
      split = ",",
      description = "more names and addresses under which the nodes are reached")
  private List<String> hosts = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GeneratedNetwork network = new CryptoGenerator(Clock.systemUTC()).generate(settings());
    PrintWriter terminal = spec.commandLine().getOut();
    network.peerOrganizations().forEach(org -> tell(terminal, org, "peer"));
    network.ordererOrganizations().forEach(org -> tell(terminal, org, "orderer"));
    return ExitCodes.GOAL_MET;
  }

  private GeneratorSettings settings() {
    try {
      return new GeneratorSettings(
          out,
          orgs,
          Optional.ofNullable(ordererOrg).map(name -> OrganizationPlan.of(name, ORDERERS)).stream()
              .toList(),
          KeyAlgorithm.parse("--algorithm", algorithm),
          hosts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static void tell(PrintWriter out, GeneratedNetwork.Organization org, String node) {
    int count = org.nodes().size();
    out.printf(
        "%s: %d %s and an administrator in %s%n",
        org.plan().mspId(),
        count,
        count == 1 ? node : node + "s",
        org.mspFolder().resolveSibling("").normalize());
  }
}
