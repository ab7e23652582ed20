// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;

/**
 * What a transport reports. Called on the transport's threads; an implementation only hands over
 * and returns.
 *
 * <p>For one link the calls come one after the other: {@link #linkUp} first (for an outbound link
 * maybe never), {@link #linkDown} exactly once and last.
 */
public interface CommListener {

  /** A link is open in both directions. It delivers nothing until {@link Comm#request}. */
  void linkUp(LinkId link, LinkInfo info);

  /** An envelope arrived; one of the requested messages is used up. */
  void received(LinkId link, Envelope envelope);

  /** After {@link Comm#write} returned false: more can be written. */
  void writable(LinkId link);

  /**
   * A link is gone, or a dial failed.
   *
   * @param cause the kind of end
   * @param detail one line for a log
   */
  void linkDown(LinkId link, LinkEnd cause, String detail);

  /**
   * A ping ended.
   *
   * @param answered whether somebody serves there
   * @param detail one line for a log, why not; empty if somebody does
   */
  void pinged(long token, boolean answered, String detail);

  /**
   * Somebody was turned away before there was a link. May be called as often as strangers please;
   * who writes logs bounds the rate.
   *
   * @param reason the kind of refusal
   * @param remoteHost who is to blame: the socket address without its port
   * @param detail one line for a log; empty if the reason says all
   */
  void refused(Rejection reason, String remoteHost, String detail);
}
