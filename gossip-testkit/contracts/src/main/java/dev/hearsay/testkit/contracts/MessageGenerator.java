// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.Tag;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Makes messages of every content from a seed: the same seed, the same messages.
 *
 * <p>Values are chosen to be awkward: numbers at the ends of the unsigned range, empty and large
 * byte strings, texts outside ASCII, empty lists, tags that do not fit the content. Mandatory parts
 * are always there. Not for use by several threads.
 */
public final class MessageGenerator {

  private static final int LONGEST_LIST = 4;
  private static final int LARGEST_BYTES = 300;
  private static final List<Long> EDGES =
      List.of(0L, 1L, 127L, 128L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, -1L);
  private static final List<String> TEXTS =
      List.of("", "a", "peer0.org1.example.com:7051", "ключ", "鍵\uD83D\uDD11", "\u0000", "x\ny");

  private final SplittableRandom random;
  private final Map<Class<? extends Content>, Supplier<Content>> makers = new LinkedHashMap<>();

  /** A generator whose messages follow from {@code seed}. */
  public MessageGenerator(long seed) {
    this.random = new SplittableRandom(seed);
    makers.put(Content.AliveMessage.class, this::alive);
    makers.put(Content.MembershipRequest.class, this::membershipRequest);
    makers.put(Content.MembershipResponse.class, this::membershipResponse);
    makers.put(Content.ConnEstablish.class, this::connection);
    makers.put(Content.PeerIdentityMessage.class, this::identity);
    makers.put(Content.GossipHello.class, this::hello);
    makers.put(Content.DataDigest.class, this::digest);
    makers.put(Content.DataRequest.class, this::request);
    makers.put(Content.DataUpdate.class, this::update);
    makers.put(Content.DataMessage.class, () -> new Content.DataMessage(payload()));
    makers.put(Content.RemoteStateRequest.class, this::stateRequest);
    makers.put(Content.RemoteStateResponse.class, this::stateResponse);
    makers.put(Content.StateInfo.class, this::stateInfo);
    makers.put(Content.StateInfoSnapshot.class, this::snapshot);
    makers.put(Content.StateInfoPullRequest.class, () -> new Content.StateInfoPullRequest(bytes()));
    makers.put(Content.LeadershipMessage.class, this::leadership);
    makers.put(Content.Acknowledgement.class, () -> new Content.Acknowledgement(text()));
    makers.put(Content.Empty.class, Content.Empty::new);
    makers.put(Content.PrivateDataMessage.class, this::privateData);
    makers.put(Content.RemotePrivateDataRequest.class, this::privateRequest);
    makers.put(Content.RemotePrivateDataResponse.class, this::privateResponse);
  }

  /** A message of each content, in the order of the catalogue. */
  public List<GossipMessage> oneOfEach() {
    return makers.values().stream().map(maker -> message(maker.get())).toList();
  }

  /** A message of any content. */
  public GossipMessage message() {
    return message(pick(List.copyOf(makers.values())).get());
  }

  /** A message that says {@code content}, under any nonce, channel and tag. */
  public GossipMessage message(Content content) {
    return new GossipMessage(
        number(), new ChannelId(bytes()), pick(List.of(Tag.values())), content);
  }

  /** An envelope of any payload, with or without signature and secret. */
  public Envelope envelope() {
    Envelope envelope = Envelope.signed(bytes(), bytes());
    return random.nextBoolean()
        ? envelope
        : envelope.withSecret(new SecretEnvelope(bytes(), bytes()));
  }

  /** What a secret envelope may hold. */
  public Secret secret() {
    return new Secret(new Endpoint(text()));
  }

  /** Up to {@value #LARGEST_BYTES} bytes, often none. */
  public Bytes bytes() {
    return random.nextInt(4) == 0 ? Bytes.EMPTY : bytes(1 + random.nextInt(LARGEST_BYTES));
  }

  /** Exactly {@code length} bytes. */
  public Bytes bytes(int length) {
    byte[] array = new byte[length];
    random.nextBytes(array);
    return Bytes.wrap(array);
  }

  /** A number below {@code bound}. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  // ---- membership and identities ---------------------------------------------------------------

  private Content alive() {
    Content.Member member = new Content.Member(new Endpoint(text()), bytes(), pkiId());
    return new Content.AliveMessage(member, time(), peerIdentity());
  }

  private Content membershipRequest() {
    return new Content.MembershipRequest(envelope(), list(this::bytes));
  }

  private Content membershipResponse() {
    return new Content.MembershipResponse(list(this::envelope), list(this::envelope));
  }

  private Content connection() {
    return new Content.ConnEstablish(pkiId(), peerIdentity(), bytes(), random.nextBoolean());
  }

  private Content identity() {
    return new Content.PeerIdentityMessage(pkiId(), peerIdentity(), bytes());
  }

  // ---- pull ------------------------------------------------------------------------------------

  private Content hello() {
    return new Content.GossipHello(number(), bytes(), pullType());
  }

  private Content digest() {
    return new Content.DataDigest(number(), list(this::bytes), pullType());
  }

  private Content request() {
    return new Content.DataRequest(number(), list(this::bytes), pullType());
  }

  private Content update() {
    return new Content.DataUpdate(number(), list(this::envelope), pullType());
  }

  // ---- blocks, channel state -------------------------------------------------------------------

  private Content.Payload payload() {
    return new Content.Payload(number(), bytes(), list(this::bytes));
  }

  private Content stateRequest() {
    return new Content.RemoteStateRequest(number(), number());
  }

  private Content stateResponse() {
    return new Content.RemoteStateResponse(list(this::payload));
  }

  private Content stateInfo() {
    Content.Properties properties =
        new Content.Properties(number(), random.nextBoolean(), list(this::chaincode));
    return new Content.StateInfo(time(), pkiId(), bytes(), properties);
  }

  private Content.Chaincode chaincode() {
    return new Content.Chaincode(text(), text(), bytes());
  }

  private Content snapshot() {
    return new Content.StateInfoSnapshot(list(this::envelope));
  }

  private Content leadership() {
    return new Content.LeadershipMessage(pkiId(), time(), random.nextBoolean());
  }

  // ---- private data ----------------------------------------------------------------------------

  private Content privateData() {
    return new Content.PrivateDataMessage(
        new Content.PrivatePayload(text(), text(), text(), bytes(), number(), collectionConfigs()));
  }

  private Content privateRequest() {
    return new Content.RemotePrivateDataRequest(list(this::privateDigest));
  }

  private Content privateResponse() {
    return new Content.RemotePrivateDataResponse(list(this::privateElement));
  }

  private Content.PrivateDataElement privateElement() {
    return new Content.PrivateDataElement(privateDigest(), list(this::bytes));
  }

  private Content.PrivateDataDigest privateDigest() {
    return new Content.PrivateDataDigest(text(), text(), text(), number(), number());
  }

  /** A collection configuration package of static collections with a name only, or none. */
  private Bytes collectionConfigs() {
    ByteArrayOutputStream configs = new ByteArrayOutputStream();
    list(() -> Bytes.utf8("collection" + below(10)))
        .forEach(name -> configs.writeBytes(nest(nest(nest(name))).toArray()));
    return Bytes.wrap(configs.toByteArray());
  }

  /** {@code inner}, which is short, as field 1 of a message. */
  private static Bytes nest(Bytes inner) {
    ByteArrayOutputStream outer = new ByteArrayOutputStream();
    outer.write(0x0a);
    outer.write(inner.length());
    outer.writeBytes(inner.toArray());
    return Bytes.wrap(outer.toByteArray());
  }

  // ---- parts -----------------------------------------------------------------------------------

  private PkiId pkiId() {
    return new PkiId(bytes(random.nextInt(3) == 0 ? 1 + random.nextInt(40) : PkiId.LENGTH));
  }

  private PeerIdentity peerIdentity() {
    return new PeerIdentity(bytes());
  }

  private PeerTime time() {
    return new PeerTime(number(), number());
  }

  private PullType pullType() {
    return pick(List.of(PullType.values()));
  }

  private long number() {
    return random.nextBoolean() ? pick(EDGES) : random.nextLong();
  }

  private String text() {
    return pick(TEXTS);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> List<T> list(Supplier<T> maker) {
    List<T> list = new ArrayList<>();
    for (int left = random.nextInt(LONGEST_LIST + 1); left > 0; left--) {
      list.add(maker.get());
    }
    return list;
  }
}
