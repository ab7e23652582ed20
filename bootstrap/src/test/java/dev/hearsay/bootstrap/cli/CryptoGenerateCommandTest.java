// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CryptoGenerateCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void organizationsAreWrittenInFabricsLayout() {
    Path target = folder.resolve("crypto");

    int exit =
        run(
            "--out",
            target.toString(),
            "--org",
            "Org1MSP:2",
            "--org",
            "Org2MSP:1",
            "--orderer-org",
            "OrdererMSP",
            "--san",
            "peer.example,10.0.0.1");

    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("Org1MSP: 2 peers and an administrator in " + target);
    assertThat(out.toString()).contains("Org2MSP: 1 peer and", "OrdererMSP: 1 orderer and");
    assertThat(target.resolve("peerOrganizations/org1/peers/peer1.org1/msp/signcerts"))
        .isNotEmptyDirectory();
    assertThat(target.resolve("peerOrganizations/org2/peers/peer0.org2/tls/server.key")).exists();
    assertThat(target.resolve("ordererOrganizations/orderer")).isNotEmptyDirectory();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("precious"), "x");

    assertThat(run("--out", folder.toString(), "--org", "Org1MSP:1")).isEqualTo(2);
    assertOneLine(folder.toString());
  }

  @Test
  void whatCannotBeGeneratedIsOneLineAndTwo() {
    assertThat(run("--out", "x", "--org", "Org1MSP")).isEqualTo(2);
    assertOneLine("'Org1MSP' is not a name and a number of peers such as Org1MSP:3");
    assertThat(run("--out", "x", "--org", "Org1MSP:0")).isEqualTo(2);
    assertOneLine("Org1MSP");
    assertThat(run("--out", "x", "--org", "../up:1")).isEqualTo(2);
    assertOneLine("'../up' cannot name an organization");
    assertThat(run("--out", "x", "--org", "Org1MSP:1", "--org", "Org1MSP:2")).isEqualTo(2);
    assertOneLine("Org1MSP");
    assertThat(run("--out", "x", "--org", "Org1MSP:1", "--algorithm", "rsa")).isEqualTo(2);
    assertOneLine("rsa");
    assertThat(run("--org", "Org1MSP:1")).isEqualTo(2);
    assertOneLine("--out");
  }

  private void assertOneLine(String complaint) {
    assertThat(err.toString().lines().toList()).singleElement().asString().contains(complaint);
    err.getBuffer().setLength(0);
  }

  private int run(String... args) {
    OneLineErrors errors = new OneLineErrors();
    return new CommandLine(new CryptoGenerateCommand())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
