// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.load.Load;
import dev.hearsay.bootstrap.network.Crypto;
import dev.hearsay.bootstrap.network.Transport;
import dev.hearsay.bootstrap.settings.ConfigurationException;
import dev.hearsay.domain.port.CommException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The options of the demonstration and what becomes of mistakes, without a demonstration. */
class CommandLineTest {
  private final StringWriter err = new StringWriter();
  private Probe probe = new Probe();

  @Test
  void withoutOptionsTheDemonstrationIsSmall() {
    assertThat(run()).isZero();
    assertThat(probe.arguments())
        .isEqualTo(
            new DemoArguments(
                2,
                3,
                new Load(20, 1024, 5),
                Duration.ofSeconds(60),
                false,
                Transport.GRPC,
                Crypto.BC,
                Duration.ZERO,
                true,
                new JsonTarget.Nowhere()));
    assertThat(probe.arguments().nodes()).isEqualTo(6);
  }

  @Test
  void allOptionsAreUnderstood() {
    run(
        "--orgs",
        "1",
        "--peers=50",
        "--blocks",
        "7",
        "--block-size",
        "100000",
        "--rate=2.5",
        "--duration",
        "1m30s",
        "--fast",
        "--transport",
        "tls-socket",
        "--crypto=jdk-ed25519",
        "--measure-idle=30s",
        "--no-ui",
        "--json",
        "out.json");

    assertThat(probe.arguments())
        .isEqualTo(
            new DemoArguments(
                1,
                50,
                new Load(7, 100_000, 2.5),
                Duration.ofSeconds(90),
                true,
                Transport.TLS_SOCKET,
                Crypto.JDK_ED25519,
                Duration.ofSeconds(30),
                false,
                new JsonTarget.File(Path.of("out.json"))));
  }

  @Test
  void choicesAreShownAsTheyAreWritten() {
    String help = new CommandLine(probe).getUsageMessage();

    assertThat(help.replaceAll("\\s+", " "))
        .contains("one of grpc, memory, tls-socket (default: grpc)")
        .contains("jdk-ed25519")
        .contains("(default: bc)")
        .doesNotContain("GRPC");
  }

  @Test
  void wrongUsageIsOneLineAndTwo() {
    assertWrong("--orgs 0 is not from 1 to 26", "--orgs", "0");
    assertWrong("--peers 0 is less than 1", "--peers", "0");
    assertWrong("more than 500 nodes", "--orgs", "2", "--peers", "251");
    assertWrong("--duration must be more than nothing", "--duration", "0");
    assertWrong("'soon' is not a duration such as 90s", "--duration", "soon");
    assertWrong("--blocks -1 is negative", "--blocks", "-1");
    assertWrong("--block-size -1 is not from 0", "--block-size", "-1");
    assertWrong("--rate 0.0 is not above 0", "--rate", "0");
    assertWrong("--transport", "--transport", "pigeon");
    assertWrong("--crypto", "--crypto", "rot13");
    assertWrong("Unknown option: '--color'", "--color");
    assertWrong("--peers", "--peers", "many");
  }

  @Test
  void aConfigurationMistakeIsOneLineAndTwo() {
    probe.fails = Optional.of(new ConfigurationException("core.yaml: no\nsuch key"));

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("hearsay: core.yaml: no such key" + System.lineSeparator());
  }

  @Test
  void aPortInUseIsOneLineAndTwo() {
    probe.fails =
        Optional.of(new CommException("port 7051 is in use; choose another", new Exception()));

    assertThat(run()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("hearsay: port 7051 is in use; choose another");
  }

  @Test
  void aMistakeOfTheProgramKeepsItsStackTrace() {
    probe.fails = Optional.of(new IllegalStateException("a bug"));

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("IllegalStateException: a bug").contains("\tat ");
  }

  private void assertWrong(String complaint, String... args) {
    err.getBuffer().setLength(0);
    probe = new Probe();
    assertThat(run(args)).as(complaint).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .singleElement()
        .asString()
        .startsWith("hearsay: ")
        .contains(complaint)
        .endsWith("see 'demo --help'");
  }

  private int run(String... args) {
    OneLineErrors errors = new OneLineErrors();
    return new CommandLine(probe)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Command(name = "demo")
  static final class Probe implements Callable<Integer> {
    @Mixin private DemoOptions options = new DemoOptions();
    @Spec private CommandSpec spec = CommandSpec.create();
    private Optional<DemoArguments> seen = Optional.empty();
    private Optional<RuntimeException> fails = Optional.empty();

    @Override
    public Integer call() {
      seen = Optional.of(options.toArguments(spec.commandLine()));
      fails.ifPresent(failure -> {
        throw failure;
      });
      return 0;
    }

    DemoArguments arguments() {
      return seen.orElseThrow();
    }
  }
}
