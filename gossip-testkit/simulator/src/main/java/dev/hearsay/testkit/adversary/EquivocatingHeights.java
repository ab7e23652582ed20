// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerTime;

/** States another ledger height to each peer, all with the same time. */
public final class EquivocatingHeights implements Script {

  private static final int HIGHEST = 1_000_000;

  /** Somebody who tells each what suits. */
  public EquivocatingHeights() {}

  @Override
  public void tick(Voice voice) {
    PeerTime time = voice.nextTime();
    for (Conversation to : voice.conversations()) {
      for (ChannelId channel : voice.channels()) {
        long height = height(voice, to);
        voice.say(to, voice.sign(Words.stateInfo(voice.self().pkiId(), channel, time, height)));
      }
    }
  }

  @Override
  public long height(Voice voice, Conversation to) {
    voice.misdeed();
    return 1L + voice.chance().nextInt(HIGHEST);
  }
}
