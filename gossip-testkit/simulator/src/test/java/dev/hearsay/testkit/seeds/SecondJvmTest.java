// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Nothing of this process has a say in a story: neither hashes of objects nor orders of sets. */
class SecondJvmTest {

  private static final long SEED = 20_261_123;

  @Test
  void theSameSeedTellsTheSameStoryInAnotherProcess() throws Exception {
    assertThat(traceInAnotherProcess()).isEqualTo(TraceOfSeed.traceOf(SEED));
  }

  private static String traceInAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TraceOfSeed.class.getName(),
                Long.toString(SEED))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }
}
