// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerTime;

/** Follows each honest statement about itself with one of an earlier incarnation. */
public final class StaleTimestamps implements Script {

  /** Somebody who lives in the past. */
  public StaleTimestamps() {}

  @Override
  public void tick(Voice voice) {
    PeerTime now = voice.nextTime();
    PeerTime past = new PeerTime(now.incarnation() - 1, now.sequence());
    for (Conversation to : voice.conversations()) {
      voice.say(to, voice.heartbeat(past, to));
      voice.misdeed();
      for (ChannelId channel : voice.channels()) {
        voice.say(to, voice.sign(Words.stateInfo(voice.self().pkiId(), channel, past, 1)));
        voice.misdeed();
      }
    }
  }
}
