// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.StateInfoPullRequest;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a few members for the state infos they hold, and remembers whom (channels §4).
 *
 * <p>Owned by its channel. A request has no nonce, so a snapshot counts if its sender was asked not
 * long ago, once for each request (pitfalls A.5.6). Members are asked before time when there are
 * more of them than were asked among last, so that the first contact need not wait.
 */
final class StateInfoRequests {

  private record Owed(int snapshots, long askedNanos) {}

  private final Surroundings here;
  private final ChannelOrgs orgs;
  private final Randomness randomness;
  private final Consumer<Duration> earlyTimer;
  private final GossipMessage request;
  private final LinkedHashMap<PkiId, Owed> owed = new LinkedHashMap<>();
  private boolean armed;
  private boolean everAsked;
  private long askedNanos;
  private int askedAmong;

  /**
   * Requests of which none is open.
   *
   * @param mac the MAC with which this node names the channel
   * @param earlyTimer sets a timer, whose return is to be told by {@link #early}
   */
  StateInfoRequests(
      Surroundings here,
      ChannelOrgs orgs,
      Bytes mac,
      Randomness randomness,
      Consumer<Duration> earlyTimer) {
    this.here = here;
    this.orgs = orgs;
    this.randomness = randomness;
    this.earlyTimer = earlyTimer;
    this.request = GossipMessage.of(new StateInfoPullRequest(mac));
  }

  /** Somebody may have come who can be asked. */
  void wish(Now now) {
    if (!armed) {
      armed = true;
      Duration gap = here.settings().earlyRequestGap();
      earlyTimer.accept(everAsked ? gap.minus(now.since(askedNanos)) : Duration.ZERO);
    }
  }

  /** The early timer came back. */
  void early(Now now) {
    armed = false;
    List<NetworkMember> candidates = orgs.aliveMembers(now);
    if (candidates.size() > askedAmong) {
      ask(candidates, now);
    }
  }

  /** The request interval is over. */
  void tick(Now now) {
    ask(orgs.aliveMembers(now), now);
  }

  private void ask(List<NetworkMember> candidates, Now now) {
    everAsked = true;
    askedNanos = now.elapsedNanos();
    askedAmong = candidates.size();
    forgetOld(now);
    randomness
        .choose(candidates, here.settings().pullPeerNum(), member -> true)
        .forEach(member -> ask(member, now));
  }

  private void ask(NetworkMember member, Now now) {
    Owed before = owed.get(member.pkiId());
    int snapshots = before == null ? 1 : before.snapshots() + 1;
    owed.putLast(member.pkiId(), new Owed(snapshots, now.elapsedNanos()));
    if (owed.size() > here.limits().maxRequests()) {
      owed.pollFirstEntry();
    }
    here.ports()
        .comm()
        .send(new PeerAddress(member.pkiId(), member.preferredEndpoint()), request, now);
  }

  /** Whether {@code from} owes a snapshot; now it owes one less. */
  boolean answered(PkiId from, Now now) {
    forgetOld(now);
    Owed debt = owed.get(from);
    if (debt == null) {
      return false;
    }
    if (debt.snapshots() == 1) {
      owed.remove(from);
    } else {
      owed.replace(from, new Owed(debt.snapshots() - 1, debt.askedNanos()));
    }
    return true;
  }

  /** Who was asked longest ago stands first. */
  private void forgetOld(Now now) {
    Duration patience = here.settings().snapshotPatience();
    while (!owed.isEmpty() && now.hasPassed(patience, owed.firstEntry().getValue().askedNanos())) {
      owed.pollFirstEntry();
    }
  }
}
