// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What one node did since the beginning, all its lives together. Thread-safe. */
public final class Tally implements GossipMetrics {
  private final LongAdder messages = new LongAdder();
  private final LongAdder dials = new LongAdder();
  private final LongAdder bytesSent = new LongAdder();
  private final LongAdder blockCopies = new LongAdder();
  private final LongAdder signatures = new LongAdder();
  private final Map<Rejection, LongAdder> rejections = new EnumMap<>(Rejection.class);

  /** Nothing yet. */
  public Tally() {
    for (Rejection reason : Rejection.values()) {
      rejections.put(reason, new LongAdder());
    }
  }

  @Override
  public void on(GossipEvent event) {
    switch (event) {
      case GossipEvent.MessageSent sent -> {
        messages.increment();
        bytesSent.add(sent.bytes());
      }
      case GossipEvent.MessageReceived received -> messages.increment();
      case GossipEvent.DialStarted dial -> dials.increment();
      case GossipEvent.Rejected rejected -> count(rejected.reason());
      case GossipEvent.SignaturesChecked checked -> signatures.add(checked.count());
      case GossipEvent.BlockPushed pushed -> blockCopies.add(pushed.copies());
      case GossipEvent.Dropped _,
          GossipEvent.SigningFailed _,
          GossipEvent.DialFailed _,
          GossipEvent.LinkOpened _,
          GossipEvent.LinkClosed _,
          GossipEvent.SeedUnavailable _,
          GossipEvent.MemberAlive _,
          GossipEvent.MemberDead _,
          GossipEvent.MemberForgotten _,
          GossipEvent.DuplicateIdentity _,
          GossipEvent.InvisibleAbroad _,
          GossipEvent.IdentityLearned _,
          GossipEvent.IdentityPurged _,
          GossipEvent.ChannelConfigured _,
          GossipEvent.ChannelConfigRefused _,
          GossipEvent.ChannelLeft _,
          GossipEvent.ChannelPeers _,
          GossipEvent.ChannelPeerOnline _,
          GossipEvent.ChannelPeerOffline _,
          GossipEvent.LedgerHeight _,
          GossipEvent.BlockDelivered _,
          GossipEvent.BlocksSkipped _,
          GossipEvent.Verified _,
          GossipEvent.SubscriberFailed _,
          GossipEvent.SubscriberCutOff _,
          GossipEvent.BlockCommitted _,
          GossipEvent.BlocksWaiting _,
          GossipEvent.LeaderChanged _,
          GossipEvent.PrivateDataHandled _ -> {}
    }
  }

  private void count(Rejection reason) {
    LongAdder counter = rejections.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /** How many messages it sent and received. */
  public long messages() {
    return messages.sum();
  }

  /** How often it dialled. */
  public long dials() {
    return dials.sum();
  }

  /** How many bytes of messages it sent. */
  public long bytesSent() {
    return bytesSent.sum();
  }

  /** How many copies of blocks it pushed. */
  public long blockCopies() {
    return blockCopies.sum();
  }

  /** How many signatures it checked. */
  public long signatures() {
    return signatures.sum();
  }

  /** How often it refused something, by reason; reasons that never occurred are left out. */
  public Map<Rejection, Long> rejections() {
    Map<Rejection, Long> counted = new EnumMap<>(Rejection.class);
    rejections.forEach((reason, counter) -> {
      if (counter.sum() > 0) {
        counted.put(reason, counter.sum());
      }
    });
    return counted;
  }
}
