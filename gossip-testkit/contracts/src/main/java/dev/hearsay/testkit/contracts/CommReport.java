// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;

/** One call of a transport to its listener, as a value. */
public sealed interface CommReport {

  /** A link opened. */
  record Up(LinkId link, LinkInfo info) implements CommReport {}

  /** An envelope arrived. */
  record Received(LinkId link, Envelope envelope) implements CommReport {}

  /** More can be written. */
  record Writable(LinkId link) implements CommReport {}

  /** A link ended. */
  record Down(LinkId link, LinkEnd cause, String detail) implements CommReport {}

  /** A ping ended. */
  record Pinged(long token, boolean answered, String detail) implements CommReport {}

  /** Somebody was turned away before there was a link. */
  record Refused(Rejection reason, String remoteHost, String detail) implements CommReport {}
}
