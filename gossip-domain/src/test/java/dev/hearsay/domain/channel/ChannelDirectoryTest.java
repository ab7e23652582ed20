// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import org.junit.jupiter.api.Test;

final class ChannelDirectoryTest {

  private static final int CHANNELS = 100;
  private static final PkiId ANNA = Cast.pki("anna");

  private final ChannelStage stage = new ChannelStage();
  private int computed;
  private final ChannelDirectory directory =
      new ChannelDirectory((speaker, channel) -> {
        computed++;
        return ChannelMac.of(speaker, channel);
      });

  ChannelDirectoryTest() {
    for (int i = 0; i < CHANNELS; i++) {
      add(channel(i));
    }
  }

  @Test
  void eachChannelIsFoundByTheMacOfWhoeverSpeaks() {
    for (int i = 0; i < CHANNELS; i++) {
      assertThat(find(ANNA, ChannelMac.of(ANNA, channel(i)))).isEqualTo(channel(i));
    }
    assertThat(find(Cast.pki("bert"), ChannelMac.of(ANNA, channel(1)))).isEqualTo(ChannelId.NONE);
  }

  @Test
  void howeverManyMacsSomebodyInventsTheyAreComputedOnce() {
    for (int i = 0; i < 1_000; i++) {
      byte[] invented = new byte[ChannelMac.LENGTH];
      invented[0] = (byte) i;
      invented[1] = (byte) (i >>> 8);
      assertThat(find(ANNA, Bytes.wrap(invented))).isEqualTo(ChannelId.NONE);
    }

    assertThat(computed).isEqualTo(CHANNELS);
  }

  @Test
  void aMacOfAnotherLengthIsNotEvenLookedAt() {
    assertThat(find(ANNA, Bytes.utf8("short"))).isEqualTo(ChannelId.NONE);
    assertThat(computed).isZero();
  }

  @Test
  void aChannelThatIsAddedLaterIsFoundToo() {
    ChannelId late = ChannelId.of("late");
    assertThat(find(ANNA, ChannelMac.of(ANNA, late))).isEqualTo(ChannelId.NONE);

    add(late);

    assertThat(find(ANNA, ChannelMac.of(ANNA, late))).isEqualTo(late);
  }

  private void add(ChannelId name) {
    Joining joining = new Joining(stage.here, name, 1, new SeededRandomness(1));
    directory.put(
        new GossipChannel(
            joining,
            ChannelStage.config(name, 1, Cast.ORG1),
            0,
            directory.watchOf(name),
            stage.time.now()));
  }

  private ChannelId find(PkiId speaker, Bytes mac) {
    return directory.find(speaker, mac).map(GossipChannel::id).orElse(ChannelId.NONE);
  }

  private static ChannelId channel(int number) {
    return ChannelId.of("channel" + number);
  }
}
