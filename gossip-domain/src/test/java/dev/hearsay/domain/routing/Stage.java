// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static dev.hearsay.domain.rehearsal.Cast.ORG1;
import static dev.hearsay.domain.rehearsal.Cast.member;
import static dev.hearsay.domain.rehearsal.Cast.pki;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A network as one node of Org1 sees it, and channels that it joined. */
final class Stage {

  static final int EVERYBODY = 100;
  static final ChannelId TRADE = ChannelId.of("trade");
  static final ChannelId AUDIT = ChannelId.of("audit");

  private final Map<PkiId, OrgId> orgs = new LinkedHashMap<>();
  private final List<NetworkMember> alive = new ArrayList<>();
  private final Map<PkiId, NetworkMember> quiet = new LinkedHashMap<>();
  private final Set<PkiId> linked = new LinkedHashSet<>();
  private final Map<ChannelId, Audience> channels = new LinkedHashMap<>();

  /** A channel; it is named by its name where a real one is named by a MAC. */
  static final class Audience implements ChannelAudience {
    private final Set<OrgId> orgs = new LinkedHashSet<>();
    private final Set<PkiId> eligible = new LinkedHashSet<>();

    Audience hears(String... names) {
      for (String name : names) {
        eligible.add(pki(name));
      }
      return this;
    }

    @Override
    public boolean isOrgInChannel(OrgId org) {
      return orgs.contains(org);
    }

    @Override
    public boolean isEligible(PkiId peer) {
      return eligible.contains(peer);
    }
  }

  private final class Lookup implements ChannelAudience.Lookup {
    @Override
    public Optional<ChannelAudience> of(ChannelId channel) {
      return Optional.ofNullable(channels.get(channel));
    }

    @Override
    public Optional<ChannelAudience> of(Content.StateInfo stateInfo) {
      return of(new ChannelId(stateInfo.channelMac()));
    }
  }

  // ---- who is there

  void join(OrgId org, String... names) {
    for (String name : names) {
      alive.add(member(name));
      orgs.put(pki(name), org);
    }
  }

  void joinHidden(OrgId org, String name) {
    alive.add(member(name, ""));
    orgs.put(pki(name), org);
  }

  /** A living member whose identity is not known. */
  void joinStranger(String name) {
    alive.add(member(name));
  }

  /** A member that is dead, or this node itself: known, and nobody to send to. */
  void remember(OrgId org, String name) {
    quiet.put(pki(name), member(name));
    orgs.put(pki(name), org);
  }

  /** An identity that is known though its owner is no member, living or dead. */
  void knowIdentity(OrgId org, String name) {
    orgs.put(pki(name), org);
  }

  void link(String... names) {
    for (String name : names) {
      linked.add(pki(name));
    }
  }

  Audience channel(ChannelId channel, OrgId... members) {
    Audience audience = new Audience();
    audience.orgs.addAll(List.of(members));
    channels.put(channel, audience);
    return audience;
  }

  List<NetworkMember> alive() {
    return alive;
  }

  RoutingView view() {
    return new RoutingView(
        alive,
        ORG1,
        peer -> Optional.ofNullable(orgs.get(peer)),
        peer ->
            alive.stream()
                .filter(m -> m.pkiId().equals(peer))
                .findFirst()
                .or(() -> Optional.ofNullable(quiet.get(peer))),
        new Lookup(),
        member -> linked.contains(member.pkiId()));
  }

  // ---- what is said

  static Rumour rumour(SignedMessage message) {
    return new Rumour(message, PkiId.NONE);
  }

  static Rumour rumour(SignedMessage message, String from) {
    return new Rumour(message, pki(from));
  }

  static SignedMessage block(ChannelId channel, long number) {
    Content.Payload payload = new Content.Payload(number, Bytes.utf8("block"), List.of());
    return said(channel, new Content.DataMessage(payload), "block " + channel + " " + number);
  }

  static SignedMessage leadership(ChannelId channel, String author) {
    Content content = new Content.LeadershipMessage(pki(author), new PeerTime(1, 1), true);
    return said(channel, content, "leader " + channel + " " + author);
  }

  static SignedMessage stateInfo(ChannelId channel, String author) {
    Content.Properties properties = new Content.Properties(1, false, List.of());
    Content content =
        new Content.StateInfo(new PeerTime(1, 1), pki(author), channel.name(), properties);
    return said(ChannelId.NONE, content, "state " + channel + " " + author);
  }

  private static SignedMessage said(ChannelId channel, Content content, String bytes) {
    return new SignedMessage(
        Envelope.signed(Bytes.utf8(bytes), Bytes.utf8("signature")),
        new GossipMessage(0, channel, TagRules.tagFor(content), content));
  }

  // ---- what becomes of it

  Routing route(int peers, Rumour... rumours) {
    return route(new FabricPush(peers, EmitterSettings.defaults()), peers, rumours);
  }

  Routing route(DisseminationStrategy blocks, int peers, Rumour... rumours) {
    return Router.standard(blocks, peers, selector()).route(List.of(rumours), view());
  }

  static PeerSelector selector() {
    return new PeerSelector(new SeededRandomness(7));
  }

  static Set<String> targets(Routing routing) {
    return targets(routing.deliveries());
  }

  static Set<String> targets(List<Delivery> deliveries) {
    Set<String> names = new TreeSet<>();
    deliveries.forEach(delivery -> names.add(name(delivery)));
    return names;
  }

  static String name(Delivery delivery) {
    return delivery.target().pkiId().value().toUtf8().trim();
  }

  /** The copies of one message. */
  static List<Delivery> copies(Routing routing, Rumour of) {
    return routing.deliveries().stream().filter(d -> d.message().equals(of.message())).toList();
  }
}
