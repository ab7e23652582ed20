// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hearsay.bootstrap.settings.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTargetTest {
  private final StringWriter out = new StringWriter();

  @Test
  void aDashMeansStandardOutput() {
    JsonTarget.of("-").write(result(), new PrintWriter(out));

    assertThat(out.toString().strip())
        .isEqualTo("{\"name\":\"a \\\"b\\\"\\n\",\"missing\":null,\"sums\":{\"p50\":8.1}}");
  }

  @Test
  void aFileIsReplaced(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("result.json");
    Files.writeString(file, "old and long ".repeat(100));

    JsonTarget target = JsonTarget.of(file.toString());
    target.check();
    target.write(result(), new PrintWriter(out));

    assertThat(Files.readString(file)).startsWith("{\"name\"").endsWith("}}\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void withoutTheOptionNothingIsWritten() {
    JsonTarget.of(null).check();
    JsonTarget.of(null).write(result(), new PrintWriter(out));

    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aFileWithoutFolderIsRefusedBeforehand(@TempDir Path folder) {
    JsonTarget target = JsonTarget.of(folder.resolve("none/result.json").toString());

    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(target::check)
        .withMessageContaining("there is no folder " + folder.resolve("none"));
  }

  private static Map<String, @Nullable Object> result() {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("name", "a \"b\"\n");
    result.put("missing", null);
    result.put("sums", Map.of("p50", 8.1));
    return result;
  }
}
