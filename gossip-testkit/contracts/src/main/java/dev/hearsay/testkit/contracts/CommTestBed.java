// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Two started transports, Alice's and Bob's, for the tests of {@link CommContract}. After each test
 * all are closed, and none may have broken the order of reports.
 *
 * <p>What not every transport can do is asked for by a method of its own. A transport can, unless
 * it overrides the method; then the tests insist that it really cannot.
 */
public abstract class CommTestBed {

  private final List<CommStation> stations = new ArrayList<>();
  private CommStation alice;
  private CommStation bob;

  /**
   * A transport for a node called {@code name}, not started, that serves where nobody else does.
   */
  protected abstract CommStation newStation(String name);

  /** A transport, not started, that wants the address at which {@code running} serves. */
  protected abstract CommStation rivalOf(CommStation running);

  /** A dialable endpoint at which nobody serves. */
  protected abstract Endpoint nobody();

  /**
   * The largest message that a transport of {@link #newStation} takes, in bytes without framing: 8
   * MiB or more, but not so much that a test cannot exceed it.
   */
  protected abstract int largestMessage();

  /**
   * Whether links are secured by TLS; then both sides know each other's certificate hash, else
   * neither claims to know one. Secured unless shown otherwise.
   */
  protected boolean secured() {
    return true;
  }

  /**
   * Whether the side that was dialled hears why the dialler aborted; the dialler always hears it.
   * It does unless shown otherwise.
   */
  protected boolean tellsTheDialledSideWhy() {
    return true;
  }

  @BeforeEach
  void startTwoStations() {
    alice = added(newStation("alice")).start();
    bob = added(newStation("bob")).start();
  }

  @AfterEach
  void closeAllAndCheckTheOrderOfReports() {
    stations.forEach(station -> station.comm().close());
    stations.forEach(station -> station.recorder().assertOrderly());
  }

  final CommStation alice() {
    return alice;
  }

  final CommStation bob() {
    return bob;
  }

  /** Closes {@code station} with the others. */
  final CommStation added(CommStation station) {
    stations.add(station);
    return station;
  }

  /** A round trip on a link of its own: whatever was to happen before has had its time. */
  final void goThereAndBackOnAnotherLink() {
    long before = bob.recorder().reports(CommReport.Up.class).size();
    LinkId out = alice.connect(1_000 + before, bob);
    bob.recorder()
        .awaitThat(
            "another link", () -> bob.recorder().reports(CommReport.Up.class).size() > before);
    LinkId in = bob.recorder().reports(CommReport.Up.class).getLast().link();
    alice.comm().request(out, 1);
    bob.comm().request(in, 1);
    alice.writeAll(out, envelopes("there", 1));
    bob.recorder().awaitEnvelopes(in, 1);
    bob.writeAll(in, envelopes("back", 1));
    alice.recorder().awaitEnvelopes(out, 1);
  }

  /** Envelopes that tell {@code text} and their number. */
  static List<Envelope> envelopes(String text, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Envelope.signed(Bytes.utf8(text + " " + i), Bytes.utf8("signed " + i)))
        .toList();
  }
}
