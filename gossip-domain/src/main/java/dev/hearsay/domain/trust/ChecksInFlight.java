// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks that are running, so that a second copy of a message joins the first instead of being
 * verified again.
 *
 * <p>Owned by the node loop. Copies are recognised by their signed bytes and signature; the secret
 * apart, since relaying organizations drop it. Bounded in running checks and in copies that wait
 * for one check.
 *
 * @param <K> what is checked: the signed bytes and signature, and by which rule
 * @param <W> what waits: where a copy came from and what is to happen after the check
 */
public final class ChecksInFlight<K, W> {

  /** What became of a copy. */
  public enum Admission {
    /** The first copy: its check must be started. */
    START,
    /** A check of the same bytes is running; the copy waits for it. */
    JOINED,
    /** Too much is running or waiting already. */
    REFUSED
  }

  private final int maxChecks;
  private final int maxWaiting;
  private final Map<K, List<W>> waiting = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param maxChecks how many different messages may be checked at a time
   * @param maxWaiting how many copies may wait for one check
   */
  public ChecksInFlight(int maxChecks, int maxWaiting) {
    this.maxChecks = maxChecks;
    this.maxWaiting = maxWaiting;
  }

  /** Takes a copy of the message that {@code key} names. */
  public Admission admit(K key, W waiter) {
    if (waiting.containsKey(key)) {
      return join(key, waiter);
    }
    if (waiting.size() >= maxChecks) {
      return Admission.REFUSED;
    }
    List<W> first = new ArrayList<>(1);
    first.add(waiter);
    waiting.put(key, first);
    return Admission.START;
  }

  /** Takes a copy of a message if that is being checked already; starts nothing. */
  public Admission join(K key, W waiter) {
    List<W> others = waiting.get(key);
    if (others == null || others.size() >= maxWaiting) {
      return Admission.REFUSED;
    }
    others.add(waiter);
    return Admission.JOINED;
  }

  /**
   * Ends a check and returns the copies that waited for it, in the order of their arrival; empty if
   * none was running.
   */
  public List<W> complete(K key) {
    List<W> done = waiting.remove(key);
    return done == null ? List.of() : done;
  }

  /** The number of checks that are running. */
  public int size() {
    return waiting.size();
  }

  /** The first copy of each message that is being checked. */
  public Map<K, W> running() {
    Map<K, W> first = new LinkedHashMap<>();
    waiting.forEach((key, waiters) -> first.put(key, waiters.getFirst()));
    return first;
  }
}
