// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import java.util.function.Supplier;

/**
 * A transport under test with a recorder as its listener. The test's thread plays the node loop.
 *
 * @param comm the transport
 * @param recorder what it reported
 * @param address where it serves; asked after the start, for a port may be chosen then
 */
public record CommStation(Comm comm, CommRecorder recorder, Supplier<Endpoint> address) {

  /** A station for a transport that is not started yet. */
  public static CommStation of(Comm comm, Supplier<Endpoint> address) {
    return new CommStation(comm, new CommRecorder(), address);
  }

  /** Starts serving. */
  public CommStation start() {
    comm.start(recorder);
    return this;
  }

  /** Where other stations dial this one. */
  public Endpoint endpoint() {
    return address.get();
  }

  /** Opens a link to {@code other} and waits until it is up here. */
  public LinkId connect(long number, CommStation other) {
    LinkId link = LinkId.outbound(number);
    comm.dial(link, other.endpoint());
    recorder.awaitUp(link);
    return link;
  }

  /** Writes all of {@code envelopes}, heedless of the answer. */
  public void writeAll(LinkId link, Iterable<Envelope> envelopes) {
    envelopes.forEach(envelope -> comm.write(link, envelope));
  }
}
