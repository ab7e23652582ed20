// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.block.BlockRange;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.routing.ChannelAudience;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One joining of one channel (channels §1).
 *
 * <p>Owned by the node loop, created by {@link ChannelState}. It stands at the door: who is of no
 * organization of the channel is turned away, and each message goes to the part that it is for.
 * When the channel is left, its blocks end; its state infos go on for a while, so that others hear
 * of it (channels §1.3, pitfalls A.5.3). Then it is released: nobody is listened to any more, and
 * whoever still asks hears of the leaving only. A later joining is a new object with a greater
 * incarnation.
 */
final class GossipChannel implements ChannelAudience {

  private final Joining joining;
  private final Surroundings here;
  private final ChannelOrgs orgs;
  private final StateInfoStore store;
  private final OwnStateInfo own;
  private final StateInfoExchange stateInfos;
  private final Leadership leadership;
  private final PeerList peers;
  private final MembershipTracker tracker;
  private final BlockDoor blocks;
  private ChannelConfig config;
  private boolean left;
  private boolean released;
  private long changes;
  private @Nullable ChannelView view;
  private long viewOf;

  /**
   * A channel that does nothing before {@link #join}.
   *
   * @param earlier the incarnation of an earlier joining of the channel, 0 if there was none
   * @param watch hears of the MACs by which the channel is called
   */
  GossipChannel(
      Joining joining, ChannelConfig config, long earlier, StateInfoStore.MacWatch watch, Now now) {
    this.joining = joining;
    this.here = joining.here();
    this.config = config;
    orgs = new ChannelOrgs(here.ports().members());
    store = new StateInfoStore(here.limits(), here.self().org(), watch);
    own = new OwnStateInfo(joining, earlier, now);
    peers = new PeerList(here, store);
    blocks = new BlockDoor(joining, store, peers);
    stateInfos = new StateInfoExchange(joining, orgs, store, own, blocks::othersAreAt);
    leadership = new Leadership(joining);
    tracker = new MembershipTracker(id(), here.ports().metrics());
  }

  // ---- life

  /** Begins (channels §1.1). */
  void join(Now now) {
    orgs.become(config);
    blocks.open(now);
    stateInfos.start(now);
    joining.remind(here.settings().membershipTrackerInterval(), ChannelAlarm.TRACK);
  }

  /** Takes another configuration (channels §1.2). */
  void reconfigure(ChannelConfig changed, Now now) {
    config = changed;
    changes++;
    orgs.become(changed);
    stateInfos.reconfigured(orgs, now);
  }

  /** Leaves (channels §1.3), and lets others know as long as it takes to be heard. */
  void leave(Now now) {
    left = true;
    changes++;
    blocks.close();
    stateInfos.leave(now);
    joining.remind(here.settings().farewellTime(), ChannelAlarm.RELEASE);
  }

  /** Others had time to hear of the leaving; from now on they are asked and told no more. */
  private void release(Now now) {
    released = true;
    store.removeIf(entry -> true);
    here.ports().listener().released(id(), now);
  }

  /** The node stops. */
  void stop() {
    blocks.close();
  }

  /** A later joining takes its place. */
  void giveWay() {
    blocks.close();
    store.removeIf(entry -> true);
  }

  // ---- commands

  void ledgerHeight(long height, Now now) {
    blocks.ledgerHeight(height, now);
    if (stateInfos.ledgerHeight(height, now)) {
      here.ports().metrics().on(new GossipEvent.LedgerHeight(id(), height));
    }
  }

  void chaincodes(List<Content.Chaincode> chaincodes, Now now) {
    stateInfos.chaincodes(chaincodes, now);
  }

  boolean publish(SignedMessage block, Now now) {
    return blocks.publish(block, now);
  }

  List<BlockRange> pastBlocks() {
    return blocks.pastBlocks();
  }

  void blockAdmission(BlockAdmission allowed, Now now) {
    blocks.admission(allowed, now);
  }

  // ---- messages

  /** A message of this channel with a legal tag (channels §6). */
  void receive(ReceivedMessage message, Now now) {
    OrgId org = message.from().peer().org();
    if (orgs.contains(org)) {
      admit(message, now);
    } else {
      joining.refuse(Rejection.NOT_IN_CHANNEL, message, "sent by " + org);
    }
  }

  private void admit(ReceivedMessage message, Now now) {
    PkiId from = message.from().peer().pkiId();
    switch (message.content()) {
      case StateInfo info -> stateInfos.pushed(message.signed(), info, from, now);
      case Content.StateInfoPullRequest _ -> stateInfos.request(message, now);
      case Content.StateInfoSnapshot snapshot -> stateInfos.snapshot(message, snapshot, now);
      case Content.DataMessage _ -> blocks.pushed(message, now);
      case Content.Pull _ -> blocks.pull(message, now);
      case Content.LeadershipMessage said -> leadership(message, said, now);
      case Content.RemoteStateRequest _,
          Content.RemoteStateResponse _,
          Content.PrivateDataMessage _,
          Content.RemotePrivateDataRequest _,
          Content.RemotePrivateDataResponse _ -> {
        // Nothing is done here: pass-through subscribers have it.
      }
      case Content.AliveMessage _,
          Content.MembershipRequest _,
          Content.MembershipResponse _,
          Content.ConnEstablish _,
          Content.PeerIdentityMessage _,
          Content.Acknowledgement _,
          Content.Empty _ ->
          joining.refuse(Rejection.UNEXPECTED_ELEMENT, message, "not said in channels");
    }
  }

  /** A state info of this channel that a peer of the own organization relayed. */
  void receive(SignedMessage message, StateInfo info, PkiId from, Now now) {
    stateInfos.pushed(message, info, from, now);
  }

  private void leadership(ReceivedMessage message, Content.LeadershipMessage said, Now now) {
    if (left) {
      joining.refuse(Rejection.CHANNEL_LEFT, message, "leadership");
    } else {
      leadership.receive(message, said, now);
    }
  }

  // ---- answers

  /** What an earlier joining asked for is not for this one, whose rules may be others. */
  void checked(ChannelOrigin.OfJoining origin, VerificationResult result, Now now) {
    if (origin.joining() == joining.number() && !isOver(origin)) {
      switch (origin) {
        case ChannelOrigin.OfStateInfo of -> stateInfos.checked(of, result, now);
        case ChannelOrigin.OfReverification of -> stateInfos.checked(of, result, now);
        case ChannelOrigin.OfLeadership of -> leadership.checked(of, result, now);
      }
    } else {
      here.refuse(Rejection.CHANNEL_LEFT, origin.from(), id(), "left while it was checked");
    }
  }

  private boolean isOver(ChannelOrigin.OfJoining origin) {
    return released || (left && origin instanceof ChannelOrigin.OfLeadership);
  }

  void blockChecked(BlockOrigin origin, BlockResult result, Now now) {
    blocks.checked(origin, result, now);
  }

  void signed(StateInfoPurpose purpose, SignedMessage message, Now now) {
    if (purpose.membership() == joining.number()) {
      stateInfos.signed(purpose, message, now);
    }
  }

  void signingFailed(StateInfoPurpose purpose, String detail) {
    if (purpose.membership() == joining.number()) {
      stateInfos.signingFailed(detail);
    }
  }

  // ---- time

  void timer(ChannelTimer.OfChannel timer, Now now) {
    if (timer.membership() == joining.number()) {
      alarm(timer.alarm(), now);
    }
  }

  void timer(ChannelTimer.OfBlocks timer, Now now) {
    if (timer.membership() == joining.number()) {
      blocks.timer(timer.timer(), now);
    }
  }

  private void alarm(ChannelAlarm alarm, Now now) {
    if (released && alarm != ChannelAlarm.PUBLISH) {
      return;
    }
    switch (alarm) {
      case PUBLISH -> stateInfos.publish(now);
      case ANNOUNCE -> stateInfos.announce(now);
      case REQUEST -> stateInfos.request(now);
      case REQUEST_EARLY -> stateInfos.requestEarly(now);
      case SWEEP -> stateInfos.sweep();
      case TRACK -> track(now);
      case RELEASE -> release(now);
    }
  }

  /** Heartbeats are no change of membership, so what they renewed is looked at here. */
  private void track(Now now) {
    joining.remind(here.settings().membershipTrackerInterval(), ChannelAlarm.TRACK);
    changes++;
    peers.membersChanged();
    tracker.report(peers());
    leadership.expire(now);
  }

  // ---- members

  void forget(PkiId peer) {
    store.remove(peer);
  }

  void membersChanged(Now now) {
    changes++;
    peers.membersChanged();
    stateInfos.membersChanged(now);
  }

  // ---- what others ask

  ChannelId id() {
    return joining.channel();
  }

  ChannelConfig config() {
    return config;
  }

  boolean hasLeft() {
    return left;
  }

  /** Whether this node left, and others had time to hear of it. */
  boolean isReleased() {
    return released;
  }

  long incarnation() {
    return own.incarnation();
  }

  @Override
  public boolean isOrgInChannel(OrgId org) {
    return orgs.contains(org);
  }

  @Override
  public boolean isEligible(PkiId peer) {
    return store.contains(peer);
  }

  private List<ChannelPeer> peers() {
    return left ? List.of() : peers.peers();
  }

  /** Changes whenever the view does. */
  long version() {
    return changes + store.version() + own.version();
  }

  /** The channel as it stands; the same object until it changes. */
  ChannelView view() {
    ChannelView current = view;
    if (current == null || viewOf != version()) {
      current =
          new ChannelView(config, left, own.ledgerHeight(), own.latest().orElse(null), peers());
      view = current;
      viewOf = version();
    }
    return current;
  }

  List<Fill> fills(Now now) {
    List<Fill> fills = new ArrayList<>(blocks.fills(now));
    fills.add(store.fill());
    return fills;
  }
}
