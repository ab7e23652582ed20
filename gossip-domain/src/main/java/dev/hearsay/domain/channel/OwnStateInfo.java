// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.Chaincode;
import dev.hearsay.domain.message.Content.Properties;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this node states of itself in one channel (channels §2).
 *
 * <p>Every change has a number, and what was published carries the number of the change that it
 * tells. So a change that comes while an older one is being signed is never taken for published
 * (pitfalls A.5.1). The sequence is the wall clock, but never goes back (pitfalls A.5.12).
 *
 * <p>The incarnation is the wall clock at joining. If the clock was put back since an earlier
 * joining, others hold a greater one and would hear nothing of this: once they show it, this node
 * goes on above it.
 */
final class OwnStateInfo {

  /**
   * How often this node goes on above what it is shown. More than a few are those of another node
   * with this identity, and no race is run with it.
   */
  private static final int MAX_LEAPS = 8;

  private final Joining joining;
  private final PkiId self;
  private final Bytes mac;
  private Properties properties = new Properties(1, false, List.of());
  private PeerTime time;
  private int leaps;

  private long change = 1;
  private long publishedChange;
  private long signedChange;
  private boolean signing;
  private @Nullable SignedMessage signed;

  /**
   * A state info of height 1.
   *
   * @param earlier the incarnation of an earlier joining, 0 if there was none
   */
  OwnStateInfo(Joining joining, long earlier, Now now) {
    this.joining = joining;
    this.self = joining.here().self().pkiId();
    this.mac = ChannelMac.of(self, joining.channel());
    this.time = new PeerTime(later(now.wallNanos(), earlier), now.wallNanos());
  }

  private static long later(long wallNanos, long former) {
    return Long.compareUnsigned(wallNanos, former) > 0 ? wallNanos : former + 1;
  }

  /** The MAC with which this node names the channel. */
  Bytes mac() {
    return mac;
  }

  long incarnation() {
    return time.incarnation();
  }

  long ledgerHeight() {
    return properties.ledgerHeight();
  }

  /** Takes a height, unsigned and at least 1; whether it is another one. */
  boolean ledgerHeight(long height, Now now) {
    return become(
        new Properties(height == 0 ? 1 : height, properties.leftChannel(), properties.chaincodes()),
        now);
  }

  /** Takes the chaincodes; whether they are others. */
  boolean chaincodes(List<Chaincode> chaincodes, Now now) {
    return become(
        new Properties(properties.ledgerHeight(), properties.leftChannel(), chaincodes), now);
  }

  /** States from now on that this node has left. */
  void leave(Now now) {
    become(new Properties(properties.ledgerHeight(), true, properties.chaincodes()), now);
  }

  private boolean become(Properties changed, Now now) {
    if (changed.equals(properties)) {
      return false;
    }
    properties = changed;
    time = new PeerTime(time.incarnation(), later(now.wallNanos(), time.sequence()));
    change++;
    return true;
  }

  /** Whether something was said that is newer than what this node says. */
  boolean isSurpassedBy(PeerTime other) {
    return other.isAfter(time);
  }

  /** Goes on above what an earlier joining said; false if that happened too often. */
  boolean goOnAfter(PeerTime earlier, Now now) {
    long next = earlier.incarnation() + 1;
    if (!isSurpassedBy(earlier) || next == 0 || leaps >= MAX_LEAPS) {
      return false;
    }
    leaps++;
    time = new PeerTime(next, now.wallNanos());
    change++;
    return true;
  }

  /** Changes whenever something does that others can see. */
  long version() {
    return change + signedChange;
  }

  // ---- signing

  /** Has what stands now signed, unless that was done or something is being signed. */
  void sign() {
    if (!signing && signedChange != change) {
      signing = true;
      StateInfo info = new StateInfo(time, self, mac, properties);
      joining
          .here()
          .ports()
          .signatures()
          .sign(
              GossipMessage.of(info),
              Optional.empty(),
              new StateInfoPurpose(joining.channel(), change, joining.number()));
    }
  }

  /** Takes a signed state info. */
  void signed(StateInfoPurpose purpose, SignedMessage message) {
    signing = false;
    signedChange = purpose.change();
    signed = message;
  }

  /** The key could not be used. */
  void failed() {
    signing = false;
  }

  /** What was signed last, whether it is still true or not. */
  Optional<SignedMessage> latest() {
    return Optional.ofNullable(signed);
  }

  // ---- publishing

  /** The number of the latest change. */
  long change() {
    return change;
  }

  /** The number of the change that {@link #latest()} tells. */
  long signedChange() {
    return signedChange;
  }

  /** Whether what stands now was not published. */
  boolean isDirty() {
    return publishedChange != change;
  }

  /** Whether {@link #latest()} was not published. */
  boolean isLatestUnpublished() {
    return signed != null && publishedChange != signedChange;
  }

  /** What was signed last is published; what changed meanwhile is not. */
  void published() {
    publishedChange = signedChange;
  }

  /** Whether anything was ever published. */
  boolean wasPublished() {
    return publishedChange != 0;
  }
}
