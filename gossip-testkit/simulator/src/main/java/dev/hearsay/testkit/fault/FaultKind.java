// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

/**
 * All that can go wrong in a simulated network.
 *
 * <p>Each fault concerns the nodes that its {@link Reach} says and has a strength, in thousandths
 * of the worst that its kind can do; what that is, the kind says. A kind that says nothing about
 * its strength knows only one.
 */
public enum FaultKind {
  // ---- links of one node, both directions of each ----
  /** Messages vanish, though the link stays: at full strength all of them. */
  DROP(Reach.ONE),
  /** Messages come late: at full strength each by up to two seconds. */
  DELAY(Reach.ONE),
  /** Messages come twice: at full strength all of them. */
  DUPLICATE(Reach.ONE),
  /** Messages are overtaken by others of the same link: at full strength all may be. */
  REORDER(Reach.ONE),
  /** Bytes of messages change on the way: at full strength in all of them. */
  CORRUPT(Reach.ONE),
  /** Messages lose their end on the way: at full strength all of them. */
  TRUNCATE(Reach.ONE),
  /** Links carry few bytes per second: at full strength next to none. */
  THROTTLE(Reach.ONE),
  /**
   * The writer hears that the link broke, yet what it wrote arrives: at full strength at every
   * tenth message.
   */
  FAIL_BUT_DELIVER(Reach.ONE),
  /** Only what the node sends arrives, or only what is sent to it. */
  ONE_WAY(Reach.ONE),
  /** The node believes its links to be up, the others have forgotten them; nothing arrives. */
  HALF_OPEN(Reach.ONE),
  /**
   * Links break and may be dialled again at once: first all of them, then, at full strength, at
   * every tenth message.
   */
  RESET(Reach.ONE),

  // ---- parts of the network ----
  /** The nodes and all others cannot reach each other. */
  PARTITION(Reach.PART),
  /** What all others send does not reach the nodes, while the other direction is open. */
  ONE_WAY_PARTITION(Reach.PART),
  /** As a partition, but the first of the nodes reaches both sides. */
  BRIDGE_PARTITION(Reach.BRIDGED_PART),

  // ---- nodes and their clocks ----
  /** The process is killed, and started later with the same identity. */
  CRASH(Reach.ONE),
  /** The process is stopped in good order, and started later with the same identity. */
  RESTART(Reach.ONE),
  /** The process is killed, and started later at the same endpoint with another identity. */
  NEW_IDENTITY(Reach.ONE),
  /** The process stands still, and then does all at once that has waited. */
  PAUSE(Reach.ONE),
  /** Each step takes its time, so that inputs wait: at full strength 20 ms. */
  SLOW_NODE(Reach.ONE),
  /** The wall clock jumps, and back at the end: at full strength by a day. */
  CLOCK_JUMP(Reach.ONE),
  /** The clocks run too fast or too slow: at full strength by a tenth. */
  CLOCK_DRIFT(Reach.ONE),

  // ---- identities ----
  /** The certificate ends, and the node goes on with it; it gets a new one at the end. */
  IDENTITY_EXPIRY(Reach.ONE),
  /** The node gets a new certificate, and so another PKI-ID, before the former one ends. */
  RENEWAL(Reach.ONE),
  /** The node gets a new certificate after the former one has ended. */
  LATE_RENEWAL(Reach.ONE),
  /** The certificate is revoked; the node gets a new one at the end. */
  REVOCATION(Reach.ONE),
  /** The organization of the node changes its CA: all its nodes get new identities. */
  CA_CHANGE(Reach.ONE),
  /** The node presents another TLS certificate. */
  TLS_SWAP(Reach.ONE),
  /**
   * The node loses its links and shows no TLS certificate where it dials; from half strength on it
   * speaks no TLS at all.
   */
  TLS_LAPSE(Reach.ONE),

  // ---- an adversary: one more node of the organization of the named one, with a valid identity
  // ----
  /** Speaks in the name of others, with signatures that are none. */
  FORGED_SIGNATURES(Reach.ONE),
  /** Sends alive messages of others again. */
  REPLAYED_ALIVE(Reach.ONE),
  /** Says of itself what is older than what it said before. */
  STALE_TIMESTAMPS(Reach.ONE),
  /** Says of itself what is dated far ahead. */
  FUTURE_TIMESTAMPS(Reach.ONE),
  /** Tells each peer another ledger height. */
  EQUIVOCATING_HEIGHTS(Reach.ONE),
  /** Offers what it does not have, and never hands it over. */
  DIGEST_LIES(Reach.ONE),
  /** Asks without end: at full strength each peer each question fifty times a second. */
  REQUEST_FLOOD(Reach.ONE),
  /**
   * The named node itself takes part, but keeps what it should forward or answer to itself: at full
   * strength all of it.
   */
  SELECTIVE_DROP(Reach.ONE),
  /** Says what no peer would say: empty, endless, of old, and in the name of who hears it. */
  NONSENSE(Reach.ONE),
  /** Asks for the internal endpoints of other organizations in every way there is. */
  ENDPOINT_PROBING(Reach.ONE),

  // ---- those who use a node ----
  /**
   * Reads nothing of what it subscribed to, asks for what cannot be, and leaves its channels; it
   * comes back at the end.
   */
  CARELESS_EMBEDDER(Reach.ONE);

  /** How many nodes a fault is about. */
  public enum Reach {
    /** One node, any. */
    ONE,
    /** Some of the nodes, at most half of them. */
    PART,
    /** As a part, but at least two nodes. */
    BRIDGED_PART
  }

  private final Reach reach;

  FaultKind(Reach reach) {
    this.reach = reach;
  }

  /** How many nodes a fault of this kind is about. */
  public Reach reach() {
    return reach;
  }
}
