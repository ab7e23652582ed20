// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import java.util.List;

/** Asks everybody for everything, many times a second. */
public final class RequestFlood implements Script {

  private final int rounds;
  private long nonce;

  /**
   * A flood.
   *
   * @param rounds how often it asks each peer each question in a second
   */
  public RequestFlood(int rounds) {
    this.rounds = rounds;
  }

  @Override
  public void tick(Voice voice) {
    for (Conversation to : voice.conversations()) {
      for (int i = 0; i < rounds; i++) {
        askOfMembers(voice, to);
        voice.channels().forEach(channel -> askOfChannel(voice, to, channel));
      }
    }
  }

  private void askOfMembers(Voice voice, Conversation to) {
    nonce++;
    voice.say(to, Words.membershipRequest(voice.heartbeat(voice.nextTime(), to), List.of(), nonce));
    voice.say(to, Words.hello(ChannelId.NONE, nonce));
    voice.misdeed();
  }

  private void askOfChannel(Voice voice, Conversation to, ChannelId channel) {
    voice.say(to, Words.hello(channel, nonce));
    voice.say(to, Words.stateInfoRequest(voice.self().pkiId(), channel));
    voice.say(to, Words.request(channel, nonce, List.of(Bytes.utf8(Long.toString(nonce)))));
    voice.misdeed();
  }
}
