// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells a newcomer to write works as it stands, the ports apart. */
class DocumentedConfigurationTest {
  private static final Path PAGE = Path.of("..", "docs", "howto", "run-a-node.md");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void theSmallestConfigurationServes() throws IOException {
    assertThat(generateKeys()).isZero();
    Matcher yaml = YAML.matcher(Files.readString(PAGE));
    assertThat(yaml.find()).isTrue();
    String config =
        yaml.group(1)
            .replace("7051", String.valueOf(NodeFolder.freePort()))
            .replace("0.0.0.0", "127.0.0.1");
    Path file = Files.writeString(folder.resolve("core.yaml"), config);

    CommandInThread node = new CommandInThread("node", "--config", file.toString());

    node.awaitOutput("of Org1MSP");
    assertThat(node.interrupt()).isZero();
  }

  private int generateKeys() {
    PrintWriter silent = new PrintWriter(new StringWriter());
    String[] args = {
      "crypto", "generate", "--out", folder.resolve("crypto").toString(), "--org", "Org1MSP:2"
    };
    return Main.run(args, silent, silent);
  }
}
