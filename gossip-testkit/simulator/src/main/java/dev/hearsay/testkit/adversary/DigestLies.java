// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.SignedMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Offers blocks and identities whether they exist or not, to who asks and to who does not, and
 * never hands one over. Begins pulls that it does not finish.
 */
public final class DigestLies implements Script {

  private static final int OFFERED = 100;

  private long nonce = 1;

  /** A liar. */
  public DigestLies() {}

  @Override
  public void hears(Voice voice, Conversation from, SignedMessage message) {
    if (message.content() instanceof Content.GossipHello hello) {
      ChannelId channel =
          hello.type() == PullType.BLOCK ? message.message().channel() : ChannelId.NONE;
      voice.say(from, Words.digest(channel, hello.nonce(), names(voice, channel)));
      voice.misdeed();
    }
  }

  /** Blocks that there may be and blocks that there are not; identities that nobody has. */
  private static List<Bytes> names(Voice voice, ChannelId channel) {
    int first = voice.chance().nextInt(OFFERED);
    List<Bytes> names = new ArrayList<>();
    for (int i = first; i < first + OFFERED; i++) {
      names.add(channel.isNone() ? Noise.bytes(voice.chance(), 32) : Bytes.utf8(String.valueOf(i)));
    }
    return names;
  }

  @Override
  public void tick(Voice voice) {
    for (Conversation to : voice.conversations()) {
      lie(voice, to, ChannelId.NONE);
      voice.channels().forEach(channel -> lie(voice, to, channel));
    }
  }

  private void lie(Voice voice, Conversation to, ChannelId channel) {
    nonce++;
    voice.say(to, Words.digest(channel, nonce, names(voice, channel)));
    voice.say(to, Words.hello(channel, nonce));
    voice.say(to, Words.update(channel, nonce, List.of()));
    voice.misdeed();
  }
}
