// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.channel.ChannelListener;
import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.channel.ChannelMembers;
import dev.hearsay.domain.channel.ChannelOrigin;
import dev.hearsay.domain.channel.ChannelPorts;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.channel.ChannelState;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One more copy of a state info that stands already, in a channel with so many peers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DuplicateStateInfoBenchmark {

  private static final Now NOW = Samples.now(1);
  private static final ValidatedIdentity SELF = Samples.peer(0);

  private record Pending(VerificationRequest request, ChannelOrigin origin) {}

  @Param({"100", "1000"})
  private int peers;

  private final LastEvent events = new LastEvent();
  private final TrustingCrypto crypto = new TrustingCrypto(SELF);
  private final MessageVerifier verifier = new MessageVerifier(crypto, Samples.CODEC);
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Crowd crowd = new Crowd();
  private ChannelState channels;
  private ReceivedMessage known;
  private int checksNeeded;

  /** Members whose identities are all known. */
  private static final class Crowd implements ChannelMembers {
    private final List<NetworkMember> alive = new ArrayList<>();
    private final Map<PkiId, ValidatedIdentity> identities = new LinkedHashMap<>();
    private final Map<PkiId, NetworkMember> members = new LinkedHashMap<>();

    private void add(ValidatedIdentity peer) {
      Endpoint endpoint = Endpoint.of("peer", 7051);
      Envelope envelope = Envelope.unsigned(Bytes.EMPTY);
      NetworkMember member =
          new NetworkMember(peer.pkiId(), endpoint, endpoint, Bytes.EMPTY, envelope);
      alive.add(member);
      members.put(peer.pkiId(), member);
      identities.put(peer.pkiId(), peer);
    }

    @Override
    public List<NetworkMember> alive() {
      return alive;
    }

    @Override
    public Optional<NetworkMember> lookup(PkiId peer) {
      return Optional.ofNullable(members.get(peer));
    }

    @Override
    public Optional<ValidatedIdentity> identityOf(PkiId peer, Now now) {
      return Optional.ofNullable(identities.get(peer));
    }
  }

  private static final class NoListener implements ChannelListener {
    @Override
    public void delivered(ChannelId channel, VerifiedMessage message, PkiId from, Now now) {}

    @Override
    public void blockDelivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now) {}

    @Override
    public void configured(ChannelConfig config, Now now) {}

    @Override
    public void blocksGivenUp(ChannelId channel, long from, long to, Now now) {}

    @Override
    public void released(ChannelId channel, Now now) {}

    @Override
    public void unknownAuthor(PkiId author, Now now) {}
  }

  @Setup
  public void listen() {
    channels = newChannels();
    channels.configure(config(), NOW);
    for (int author = 1; author <= peers; author++) {
      crowd.add(Samples.peer(author));
      channels.receive(copyOf(author), NOW);
      answer();
    }
    known = copyOf(peers);
    checksNeeded = crypto.checks();
    if (checksNeeded != peers) {
      throw new IllegalStateException(checksNeeded + " of " + peers + " were checked");
    }
  }

  private ChannelState newChannels() {
    SelfDescription self =
        new SelfDescription(Endpoint.NONE, Endpoint.of("self", 7051), Bytes.EMPTY, SELF);
    return new ChannelState(
        self,
        ChannelSettings.defaults(),
        new ChannelPorts(
            new NoComm(),
            crowd,
            (request, origin) -> pending.add(new Pending(request, origin)),
            (check, origin) -> {},
            (draft, secret, purpose) -> {},
            Samples.CODEC,
            (delay, timer) -> {},
            new FixedRandomness(),
            events,
            new NoListener()));
  }

  private static ChannelConfig config() {
    ChannelConfig.Organization org =
        new ChannelConfig.Organization(Samples.ORG, Bytes.EMPTY, List.of(), List.of());
    return new ChannelConfig(Samples.CHANNEL, 1, List.of(org), List.of());
  }

  private static ReceivedMessage copyOf(long author) {
    Bytes mac = ChannelMac.of(Samples.pkiId(author), Samples.CHANNEL);
    SignedMessage message = Samples.signed(Samples.stateInfo(author, mac, 1));
    return Samples.received(Samples.copy(message), Samples.peer(author));
  }

  private void answer() {
    Pending next = pending.remove();
    channels.checked(next.origin(), verifier.verify(next.request()), NOW);
  }

  @TearDown
  public void nothingWasCheckedAgain() {
    if (!pending.isEmpty() || crypto.checks() != checksNeeded) {
      throw new IllegalStateException(pending.size() + " checks of duplicates were asked for");
    }
  }

  @Benchmark
  public void ofAKnownStateInfo() {
    channels.receive(known, NOW);
  }

  /** With the decoding, which a transport thread does: a copy that no cache knows. */
  @Benchmark
  public void decodedAnew() {
    SignedMessage copy = Samples.decode(known.signed().envelope());
    channels.receive(Samples.received(copy, known.from().peer()), NOW);
  }
}
