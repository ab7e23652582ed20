// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks other organizations where their members are reached from within, in every way that the
 * protocol has: membership requests that name whom it knows, introductions with somebody else's
 * heartbeat or another name of its own, pulls of identities and questions about channels.
 */
public final class EndpointProbing implements Script {

  private static final int MEMORY = 64;

  private final List<Envelope> heartbeats = new ArrayList<>();
  private long nonce;

  /** A spy that knows nothing. */
  public EndpointProbing() {}

  /** Keeps what might open doors later. */
  @Override
  public void hears(Voice voice, Conversation from, SignedMessage message) {
    if (message.content() instanceof Content.AliveMessage && heartbeats.size() < MEMORY) {
      heartbeats.add(message.envelope().compact().withoutSecret());
    }
    if (message.content() instanceof Content.DataDigest(long asked, List<Bytes> names, var _)
        && asked <= nonce
        && message.message().channel().isNone()) {
      voice.say(from, Words.request(ChannelId.NONE, asked, names));
      voice.misdeed();
    }
  }

  @Override
  public void tick(Voice voice) {
    for (Conversation to : voice.conversations()) {
      if (!to.org().equals(voice.self().org())) {
        probe(voice, to);
      }
    }
  }

  private void probe(Voice voice, Conversation to) {
    for (Envelope introduction : introductions(voice, to)) {
      nonce++;
      voice.say(to, Words.membershipRequest(introduction, knownPeers(voice), nonce));
      voice.misdeed();
    }
    voice.say(to, Words.hello(ChannelId.NONE, nonce));
    for (ChannelId channel : voice.channels()) {
      voice.say(to, Words.stateInfoRequest(to.peer(), channel));
      voice.say(to, Words.stateInfoRequest(voice.self().pkiId(), channel));
      voice.say(to, Words.blocksRequest(channel, 1, 10));
      voice.misdeed();
    }
  }

  /** As itself, with and without an address; as the peer itself; as others. */
  private List<Envelope> introductions(Voice voice, Conversation to) {
    List<Envelope> all = new ArrayList<>();
    PeerTime time = voice.nextTime();
    all.add(voice.heartbeat(time, to));
    all.add(voice.sign(Words.alive(voice.self().pkiId(), Endpoint.NONE, voice.nextTime())));
    all.add(voice.sign(Words.alive(to.peer(), voice.externalEndpoint(), time)));
    if (!heartbeats.isEmpty()) {
      all.add(heartbeats.get(voice.chance().nextInt(heartbeats.size())));
    }
    return all;
  }

  private static List<Bytes> knownPeers(Voice voice) {
    return voice.others().stream().map(ValidatedIdentity::pkiId).map(PkiId::value).toList();
  }
}
