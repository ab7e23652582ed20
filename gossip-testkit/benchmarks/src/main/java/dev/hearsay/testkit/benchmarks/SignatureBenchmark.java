// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.crypto.BcCrypto;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One signature of a message of 1 KiB with the key of an MSP folder: made, and verified. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SignatureBenchmark {

  private static final int MESSAGE_BYTES = 1_024;

  /** The P-256 signatures of which library. */
  @Param({"AUTO", "BC"})
  private ProviderPreference provider = ProviderPreference.AUTO;

  private final Bytes message = Samples.bytes(1, MESSAGE_BYTES);
  private Path folder;
  private MessageCryptoService crypto;
  private ValidatedIdentity self;
  private Bytes signature;

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("hearsay-benchmark-");
    OrganizationPlan plan = OrganizationPlan.of("Org1MSP", 1);
    GeneratedNetwork network =
        new CryptoGenerator(Clock.systemUTC())
            .generate(
                new GeneratorSettings(
                    folder, List.of(plan), List.of(), KeyAlgorithm.P256, List.of()));
    Path msp = network.peerOrganizations().getFirst().nodes().getFirst().mspFolder();
    crypto =
        BcCrypto.open(
                CryptoSettings.of(msp, "Org1MSP"),
                SignatureProvider.select(provider),
                Instant.now())
            .service();
    self = crypto.self();
    signature = crypto.sign(message);
  }

  @TearDown
  public void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Benchmark
  public Bytes sign() {
    return crypto.sign(message);
  }

  @Benchmark
  public boolean verify() {
    return crypto.verify(self, signature, message);
  }
}
