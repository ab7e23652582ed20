// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import java.util.Collections;
import java.util.List;

/**
 * Says what no peer would say: nothing at all, names of the wrong length, lists without end, more
 * about itself than anybody wants to know, more than anybody takes at a time, blocks of old,
 * channels of others and channels that there are not, claims to be the receiver, claims to lead
 * that it has taken back, and that it lives where somebody else does.
 */
public final class Nonsense implements Script {

  private static final int TOO_MANY = 10_001;
  private static final int TALKATIVE = 5 << 10;
  private static final int LONGEST_SPEECH = 4 << 20;

  private final List<ChannelId> channels;
  private final List<Endpoint> endpoints;
  private final Envelope speech;

  /**
   * One who knows more than it should.
   *
   * @param channels the names of all channels
   * @param endpoints where nodes are that the adversary is none of
   * @param largest the largest message that anybody takes, in bytes; when that is more than 4 MiB
   *     nothing larger is said
   */
  public Nonsense(List<ChannelId> channels, List<Endpoint> endpoints, int largest) {
    this.channels = List.copyOf(channels);
    this.endpoints = List.copyOf(endpoints);
    int length = largest > LONGEST_SPEECH ? 0 : largest + 1;
    this.speech = Envelope.unsigned(Bytes.wrap(new byte[length]));
  }

  @Override
  public void tick(Voice voice) {
    List<Conversation> all = voice.conversations();
    for (Conversation to : all) {
      tell(voice, to, Envelope.unsigned(Bytes.EMPTY));
      illFormed(voice, to);
      ofChannels(voice, to);
    }
    if (!all.isEmpty()) {
      endless(voice, all.get(voice.chance().nextInt(all.size())));
    }
  }

  private static void illFormed(Voice voice, Conversation to) {
    PkiId crippled = new PkiId(Noise.bytes(voice.chance(), 5));
    tell(voice, to, voice.sign(Words.alive(crippled, voice.externalEndpoint(), voice.nextTime())));
    Bytes life = Noise.bytes(voice.chance(), TALKATIVE);
    Content.Member talkative =
        new Content.Member(voice.externalEndpoint(), life, voice.self().pkiId());
    tell(voice, to, voice.sign(Words.alive(talkative, voice.nextTime())));
  }

  private void ofChannels(Voice voice, Conversation to) {
    ChannelId nowhere = ChannelId.of("nowhere" + voice.chance().nextInt(1_000));
    tell(voice, to, state(voice, voice.self().pkiId(), nowhere));
    tell(voice, to, state(voice, to.peer(), nowhere));
    for (ChannelId channel : channels) {
      tell(voice, to, voice.unsigned(Words.block(channel, 0, Bytes.utf8("of old"))));
      PeerTime earlier = voice.nextTime();
      tell(voice, to, lead(voice, channel, voice.nextTime()));
      tell(voice, to, lead(voice, channel, earlier));
    }
  }

  private static Envelope state(Voice voice, PkiId author, ChannelId channel) {
    return voice.sign(Words.stateInfo(author, channel, voice.nextTime(), 1));
  }

  private static Envelope lead(Voice voice, ChannelId channel, PeerTime time) {
    return voice.sign(Words.leadership(voice.self().pkiId(), channel, time));
  }

  /** Names and a speech without end, and a heartbeat that leads to somebody else. */
  private void endless(Voice voice, Conversation to) {
    List<Bytes> names = Collections.nCopies(TOO_MANY, Bytes.utf8("1"));
    for (ChannelId channel : voice.channels()) {
      long nonce = voice.chance().nextLong();
      voice.say(to, Words.hello(channel, nonce));
      tell(voice, to, voice.unsigned(Words.request(channel, nonce, names)));
    }
    Endpoint elsewhere = endpoints.get(voice.chance().nextInt(endpoints.size()));
    tell(voice, to, voice.sign(Words.alive(voice.self().pkiId(), elsewhere, voice.nextTime())));
    tell(voice, to, speech);
  }

  private static void tell(Voice voice, Conversation to, Envelope nonsense) {
    voice.say(to, nonsense);
    voice.misdeed();
  }
}
