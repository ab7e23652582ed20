// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.Properties;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Content.StateInfoSnapshot;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.TagRules;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.RecordedEvents;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import dev.hearsay.domain.rehearsal.ToyCodec;
import dev.hearsay.domain.rehearsal.ToyCrypto;
import dev.hearsay.domain.rehearsal.VirtualTime;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The channels of one node called "self" of Org1, with all around it played by the test: members,
 * identities, checks, signatures, connections.
 */
final class ChannelStage implements ChannelComm, ChannelMembers, ChannelListener {

  static final ChannelId CHANNEL = ChannelId.of("mychannel");
  static final Duration CRYPTO = Duration.ofMillis(1);

  record Gossiped(SignedMessage message, PkiId from) {}

  record Sent(PkiId to, GossipMessage message) {}

  record Delivered(Content content, PkiId from) {}

  final VirtualTime time = new VirtualTime();
  final ToyCodec codec = new ToyCodec();
  final RecordedEvents events = new RecordedEvents();
  final ValidatedIdentity self = Cast.peer("self", Cast.ORG1);
  final List<Gossiped> gossiped = new ArrayList<>();
  final List<Sent> sent = new ArrayList<>();
  final List<Sent> responses = new ArrayList<>();
  final List<Delivered> delivered = new ArrayList<>();
  final List<PkiId> unknownAuthors = new ArrayList<>();
  final List<ChannelConfig> configured = new ArrayList<>();
  final List<ChannelId> released = new ArrayList<>();
  final List<BlockCheck> blockChecks = new ArrayList<>();

  /** Who may not read the channel, although its organization is in it. */
  final Set<PkiId> barred = new LinkedHashSet<>();

  final ReadersCrypto crypto = new ReadersCrypto(self, barred);
  int checks;
  boolean overloaded;
  Duration checking = CRYPTO;
  boolean keyIsBroken;
  int signatures;
  int aliveAsked;

  final Surroundings here;
  private final Map<PkiId, ValidatedIdentity> identities = new LinkedHashMap<>();
  private final Map<PkiId, NetworkMember> known = new LinkedHashMap<>();
  private final Set<PkiId> dead = new LinkedHashSet<>();
  final ChannelState state;

  ChannelStage() {
    this(ChannelSettings.defaults());
  }

  ChannelStage(ChannelSettings settings) {
    identities.put(self.pkiId(), self);
    here =
        new Surroundings(
            new SelfDescription(
                new Endpoint("self.example:7051"),
                new Endpoint("self.internal:7051"),
                Bytes.EMPTY,
                self),
            settings,
            new ChannelPorts(
                this,
                this,
                this::verify,
                this::verifyBlock,
                this::sign,
                codec,
                time.scheduler((timer, now) -> ChannelStage.this.state.timer(timer, now)),
                new SeededRandomness(7),
                events,
                this));
    state = new ChannelState(here.self(), settings, here.ports());
    state.start(time.now());
  }

  // ---- what happens to the node

  static ChannelConfig config(long sequence, OrgId... orgs) {
    return config(CHANNEL, sequence, orgs);
  }

  static ChannelConfig config(ChannelId channel, long sequence, OrgId... orgs) {
    List<ChannelConfig.Organization> organizations = new ArrayList<>();
    for (OrgId org : orgs) {
      organizations.add(new ChannelConfig.Organization(org, Bytes.EMPTY, List.of(), List.of()));
    }
    return new ChannelConfig(channel, sequence, organizations, List.of());
  }

  /** Joins the channel with Org1 and Org2. */
  ChannelStage joined() {
    state.configure(config(1, Cast.ORG1, Cast.ORG2), time.now());
    settle();
    return this;
  }

  /** Somebody becomes alive whose identity is known. */
  ValidatedIdentity member(String name, OrgId org) {
    return member(name, org, name + ".example:7051");
  }

  ValidatedIdentity member(String name, OrgId org, String externalEndpoint) {
    ValidatedIdentity peer = identity(name, org);
    known.put(peer.pkiId(), Cast.member(name, externalEndpoint));
    dead.remove(peer.pkiId());
    state.membersChanged(time.now());
    return peer;
  }

  /** An identity becomes known, but not the member. */
  ValidatedIdentity identity(String name, OrgId org) {
    ValidatedIdentity peer = Cast.peer(name, org);
    identities.put(peer.pkiId(), peer);
    return peer;
  }

  void dies(ValidatedIdentity peer) {
    dead.add(peer.pkiId());
    state.membersChanged(time.now());
  }

  void forgets(ValidatedIdentity peer) {
    known.remove(peer.pkiId());
    identities.remove(peer.pkiId());
    state.memberForgotten(peer.pkiId(), time.now());
    state.membersChanged(time.now());
  }

  void losesIdentity(ValidatedIdentity peer) {
    identities.remove(peer.pkiId());
  }

  void settle() {
    pass(Duration.ofMillis(5));
  }

  void pass(Duration duration) {
    time.advance(duration);
  }

  // ---- what others say

  static StateInfo info(ValidatedIdentity author, long sequence, long height) {
    return info(author, CHANNEL, sequence, height, false);
  }

  static StateInfo info(
      ValidatedIdentity author, ChannelId channel, long sequence, long height, boolean left) {
    return new StateInfo(
        new PeerTime(1, sequence),
        author.pkiId(),
        ChannelMac.of(author.pkiId(), channel),
        new Properties(height, left, List.of()));
  }

  SignedMessage signed(Content content, PkiId author) {
    return signed(GossipMessage.of(content), author);
  }

  SignedMessage signed(GossipMessage message, PkiId author) {
    Bytes payload = codec.encode(message);
    return new SignedMessage(
        Envelope.signed(payload, ToyCrypto.signature(author, payload)), message);
  }

  SignedMessage signed(StateInfo info) {
    return signed(info, info.pkiId());
  }

  static GossipMessage inChannel(Content content) {
    return inChannel(CHANNEL, content);
  }

  static GossipMessage inChannel(ChannelId channel, Content content) {
    return new GossipMessage(0, channel, TagRules.tagFor(content), content);
  }

  /** {@code from} hands over a message. */
  void hears(ValidatedIdentity from, SignedMessage message) {
    state.receive(new ReceivedMessage(message, Cast.connectionTo(from)), time.now());
  }

  void hears(ValidatedIdentity from, GossipMessage message) {
    hears(from, new SignedMessage(Envelope.unsigned(codec.encode(message)), message));
  }

  /** {@code author} pushes its own state info, and it is judged. */
  SignedMessage states(ValidatedIdentity author, long sequence, long height) {
    SignedMessage message = signed(info(author, sequence, height));
    hears(author, message);
    settle();
    return message;
  }

  /** {@code from} brings a snapshot, asked for or not. */
  void snapshot(ValidatedIdentity from, Envelope... elements) {
    hears(from, inChannel(new StateInfoSnapshot(List.of(elements))));
    settle();
  }

  // ---- what came of it

  List<Rejection> rejections() {
    return events.rejections();
  }

  ChannelView view() {
    return state.view(CHANNEL).orElseThrow();
  }

  List<PkiId> peers() {
    return view().peers().stream().map(peer -> peer.member().pkiId()).toList();
  }

  boolean isEligible(ValidatedIdentity peer) {
    return state.audience(CHANNEL).orElseThrow().isEligible(peer.pkiId());
  }

  /** The own state infos that were published. */
  List<StateInfo> published() {
    return gossiped.stream()
        .filter(gossip -> gossip.from().isNone())
        .map(gossip -> (StateInfo) gossip.message().content())
        .toList();
  }

  List<Long> publishedHeights() {
    return published().stream().map(info -> info.properties().ledgerHeight()).toList();
  }

  /** What was forwarded of others. */
  List<SignedMessage> forwarded() {
    return gossiped.stream()
        .filter(gossip -> !gossip.from().isNone())
        .map(Gossiped::message)
        .toList();
  }

  List<PkiId> asked() {
    return sent.stream()
        .filter(each -> each.message().content() instanceof Content.StateInfoPullRequest)
        .map(Sent::to)
        .toList();
  }

  /** The elements of the newest snapshot that was given. */
  List<Envelope> lastSnapshot() {
    return ((StateInfoSnapshot) responses.getLast().message().content()).elements();
  }

  <E extends GossipEvent> List<E> events(Class<E> kind) {
    return events.of(kind);
  }

  // ---- the world

  @Override
  public List<NetworkMember> alive() {
    aliveAsked++;
    return known.values().stream().filter(member -> !dead.contains(member.pkiId())).toList();
  }

  @Override
  public Optional<NetworkMember> lookup(PkiId peer) {
    return peer.equals(self.pkiId())
        ? Optional.of(Cast.member("self"))
        : Optional.ofNullable(known.get(peer));
  }

  @Override
  public Optional<ValidatedIdentity> identityOf(PkiId peer, Now now) {
    return Optional.ofNullable(identities.get(peer));
  }

  private void verify(VerificationRequest request, ChannelOrigin origin) {
    if (overloaded) {
      answer(origin, new VerificationResult.Failed(Rejection.OVERLOADED, ""));
      return;
    }
    checks++;
    VerificationResult result = new MessageVerifier(crypto, codec).verify(request);
    answer(origin, result);
  }

  private void answer(ChannelOrigin origin, VerificationResult result) {
    time.after(checking, now -> state.checked(origin, result, now));
  }

  private void verifyBlock(BlockCheck check, BlockOrigin origin) {
    blockChecks.add(check);
  }

  private void sign(GossipMessage draft, Optional<Secret> secret, StateInfoPurpose purpose) {
    if (keyIsBroken) {
      time.after(CRYPTO, now -> state.signingFailed(purpose, "no key", now));
      return;
    }
    signatures++;
    SignedMessage message = signed(draft, self.pkiId());
    time.after(CRYPTO, now -> state.signed(purpose, message, now));
  }

  @Override
  public void gossip(SignedMessage message, PkiId from, Now now) {
    gossiped.add(new Gossiped(message, from));
  }

  @Override
  public void send(PeerAddress target, GossipMessage message, Now now) {
    sent.add(new Sent(target.peer(), message));
  }

  @Override
  public void respond(ConnectionInfo to, GossipMessage message, Now now) {
    responses.add(new Sent(to.peer().pkiId(), message));
  }

  @Override
  public void respond(ConnectionInfo to, SignedMessage encoded, Now now) {
    respond(to, encoded.message(), now);
  }

  @Override
  public void delivered(ChannelId channel, VerifiedMessage message, PkiId from, Now now) {
    delivered.add(new Delivered(message.content(), from));
  }

  @Override
  public void blockDelivered(
      VerifiedBlock block, GossipEvent.BlockRoute route, PkiId from, Now now) {
    throw new IllegalStateException("no block is verified on this stage");
  }

  @Override
  public void blocksGivenUp(ChannelId channel, long from, long to, Now now) {}

  @Override
  public void configured(ChannelConfig config, Now now) {
    configured.add(config);
  }

  @Override
  public void released(ChannelId channel, Now now) {
    released.add(channel);
  }

  @Override
  public void unknownAuthor(PkiId author, Now now) {
    unknownAuthors.add(author);
  }
}
