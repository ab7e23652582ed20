// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromptTest {
  private final Prompt prompt = new Prompt(List.of("peer0.org1", "peer1.org1", "peer0.org2"));

  @Test
  void aNodeIsNamedByItsNameOrItsRow() {
    assertThat(prompt.understand("kill peer1.org1"))
        .isEqualTo(new PromptCommand.Kill("peer1.org1"));
    assertThat(prompt.understand("  Kill   2 ")).isEqualTo(new PromptCommand.Kill("peer1.org1"));
    assertThat(prompt.understand("start PEER0.org2"))
        .isEqualTo(new PromptCommand.Start("peer0.org2"));
    assertThat(prompt.understand("peers 1")).isEqualTo(new PromptCommand.Peers("peer0.org1"));
  }

  @Test
  void helpAndTheEndAreShort() {
    assertThat(prompt.understand("help")).isEqualTo(new PromptCommand.Help());
    assertThat(prompt.understand("q")).isEqualTo(new PromptCommand.Quit());
    assertThat(prompt.understand("exit")).isEqualTo(new PromptCommand.Quit());
    assertThat(prompt.understand("   ")).isEqualTo(new PromptCommand.Nothing());
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithWhatWasProbablyMeant() {
    assertThat(answer("kil peer0.org1")).contains("'kil' is no command: did you mean 'kill'?");
    assertThat(answer("kill")).contains("takes one name, for example 'kill peer0.org1'");
    assertThat(answer("kill peer0.org1 peer1.org1")).contains("takes one name");
    assertThat(answer("kill peer1.org2"))
        .contains("no node 'peer1.org2': did you mean 'peer1.org1'");
    assertThat(answer("kill 4")).contains("no node '4'");
    assertThat(answer("kill 0")).contains("no node '0'");
    assertThat(answer("kill 99999999999999")).contains("no node");
  }

  private String answer(String line) {
    return ((PromptCommand.NotUnderstood) prompt.understand(line)).answer();
  }
}
