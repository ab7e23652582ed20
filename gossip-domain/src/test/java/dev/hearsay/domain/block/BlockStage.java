// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.pull.PullComm;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.RecordedEvents;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import dev.hearsay.domain.rehearsal.ToyCodec;
import dev.hearsay.domain.rehearsal.ToyCrypto;
import dev.hearsay.domain.rehearsal.VirtualTime;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockCheck;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.BlockVerifier;
import dev.hearsay.domain.trust.VerifiedBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Nodes with the blocks of one channel, in memory and under virtual time. */
final class BlockStage {

  static final ChannelId CHANNEL = ChannelId.of("trade");
  static final ChannelId OTHER = ChannelId.of("other");

  /** A message of a pull on its way. */
  record Sent(String from, String to, Content content) {}

  final VirtualTime time = new VirtualTime();
  final ToyCodec codec = new ToyCodec();
  final List<Sent> sent = new ArrayList<>();
  Duration latency = Duration.ofMillis(10);
  Predicate<Sent> lost = message -> false;
  private final Map<PkiId, Node> nodes = new LinkedHashMap<>();

  Node node(String name) {
    return node(name, BlockSettings.defaults());
  }

  Node node(String name, BlockSettings settings) {
    Node node = new Node(name, settings);
    nodes.put(node.identity.pkiId(), node);
    return node;
  }

  /** The default settings with other bounds; {@code maxCount} 0 counts no blocks. */
  static BlockSettings settings(BlockSettings.Checks checks, int maxCount, int remembered) {
    BlockSettings d = BlockSettings.defaults();
    return new BlockSettings(
        d.pull(),
        d.gapPatience(),
        new BlockSettings.Store(d.store().maxBytes(), d.store().ttl(), maxCount),
        checks,
        remembered);
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  void advanceMillis(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  <C extends Content> List<C> sent(Class<C> kind) {
    return sent.stream().map(Sent::content).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** A genuine block. Each call makes another copy: the bytes of its message differ. */
  SignedMessage block(long number) {
    return message(CHANNEL, number, ToyCrypto.block(CHANNEL, number));
  }

  /** A genuine block whose message weighs a little more than {@code size} bytes. */
  SignedMessage block(long number, int size) {
    SignedMessage light = block(number);
    Bytes heavy = Bytes.utf8(light.envelope().payload().toUtf8() + " ".repeat(size));
    return new SignedMessage(codec.alias(heavy, light.message()), light.message());
  }

  /** A block that its channel does not demand. */
  SignedMessage forged(long number) {
    return message(CHANNEL, number, Bytes.utf8("forged"));
  }

  SignedMessage message(ChannelId channel, long number, Bytes block) {
    return message(
        new GossipMessage(
            0,
            channel,
            Tag.CHAN_AND_ORG,
            new Content.DataMessage(new Content.Payload(number, block, List.of()))));
  }

  SignedMessage message(GossipMessage message) {
    return new SignedMessage(Envelope.unsigned(codec.encode(message)), message);
  }

  /** A node that writes down what happens. */
  final class Node implements PullComm, BlockPeers, BlockListener {
    final String name;
    final ValidatedIdentity identity;
    final RecordedEvents events = new RecordedEvents();
    final ChannelBlocks blocks;
    final List<Long> delivered = new ArrayList<>();
    final List<BlockRoute> routes = new ArrayList<>();
    final List<Long> forwarded = new ArrayList<>();
    final List<String> givenUp = new ArrayList<>();

    /** All blocks below were delivered, lie in the ledger, or were given up. */
    long height() {
      return blocks.past().stream()
          .filter(range -> range.from() == 0)
          .mapToLong(BlockRange::to)
          .sum();
    }

    final List<Node> known = new ArrayList<>();
    final Map<Node, Long> stated = new LinkedHashMap<>();
    private final BlockVerifier verifier;
    Duration checking = Duration.ofMillis(1);
    boolean overloaded;
    int checks;
    private int pushes;

    Node(String name, BlockSettings settings) {
      this.name = name;
      this.identity = Cast.peer(name, Cast.ORG1);
      this.verifier = new BlockVerifier(new ToyCrypto(identity, Cast.ORG1));
      this.blocks =
          new ChannelBlocks(
              CHANNEL,
              settings,
              new BlockPorts(
                  this,
                  this,
                  this::verify,
                  codec,
                  time.scheduler((timer, now) -> blocks().timer(timer, now)),
                  new SeededRandomness(name.hashCode()),
                  events,
                  this));
    }

    private ChannelBlocks blocks() {
      return blocks;
    }

    Node knows(Node... others) {
      known.addAll(List.of(others));
      return this;
    }

    Node started() {
      blocks.start(time.now());
      return this;
    }

    /** Publishes blocks as this node's embedder. */
    Node has(long... numbers) {
      for (long number : numbers) {
        blocks.publish(block(number), time.now());
      }
      return this;
    }

    /** Each time another peer does it. */
    void push(SignedMessage message) {
      pushFrom("pusher" + pushes++, message);
    }

    void push(long... numbers) {
      for (long number : numbers) {
        push(block(number));
      }
    }

    void pushFrom(String peer, SignedMessage message) {
      blocks.pushed(
          new ReceivedMessage(message, Cast.connectionTo(Cast.peer(peer, Cast.ORG2))), time.now());
    }

    void hear(ValidatedIdentity from, GossipMessage message, Now now) {
      SignedMessage signed = new SignedMessage(Envelope.unsigned(Bytes.utf8("pull")), message);
      blocks.pull(new ReceivedMessage(signed, Cast.connectionTo(from)), now);
    }

    void hear(Node from, Content.Pull content) {
      hear(from.identity, new GossipMessage(0, CHANNEL, Tag.CHAN_AND_ORG, content), time.now());
    }

    List<Rejection> rejections() {
      return events.rejections();
    }

    @Override
    public List<PeerAddress> all() {
      return known.stream().map(Node::address).toList();
    }

    @Override
    public List<PeerAddress> above(long height) {
      return known.stream()
          .filter(node -> stated.getOrDefault(node, 0L) > height)
          .map(Node::address)
          .toList();
    }

    private PeerAddress address() {
      return new PeerAddress(identity.pkiId(), new Endpoint(name + ":1"));
    }

    private void verify(BlockCheck check, BlockOrigin origin) {
      checks++;
      BlockResult result =
          overloaded
              ? new BlockResult.Failed(Rejection.OVERLOADED, "too much to do")
              : verifier.verify(check);
      time.after(checking, now -> blocks.checked(origin, result, now));
    }

    @Override
    public void delivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now) {
      delivered.add(block.number());
      routes.add(route);
    }

    @Override
    public void givenUp(long from, long to, Now now) {
      givenUp.add(from + " to " + (to - 1));
    }

    @Override
    public void forward(SignedMessage message, PkiId from, Now now) {
      forwarded.add(((Content.DataMessage) message.content()).payload().number());
    }

    @Override
    public void send(PeerAddress target, GossipMessage message, Now now) {
      carry(this, target.peer(), message);
    }

    @Override
    public void respond(ConnectionInfo to, GossipMessage message, Now now) {
      carry(this, to.peer().pkiId(), message);
    }
  }

  private void carry(Node from, PkiId to, GossipMessage message) {
    Sent copy = new Sent(from.name, to.value().toUtf8().trim(), message.content());
    sent.add(copy);
    Optional<Node> target = Optional.ofNullable(nodes.get(to));
    if (target.isPresent() && !lost.test(copy)) {
      time.after(latency, now -> target.get().hear(from.identity, message, now));
    }
  }
}
