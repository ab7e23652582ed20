// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;

/**
 * A transport: streams of envelopes to and from other nodes (comm §1, wire §1 and §7 to §9).
 *
 * <p>It knows nothing of peers, handshakes or messages. Every method returns at once and never
 * throws for what the network does; outcomes come to the {@link CommListener} given to {@link
 * #start}. All methods but {@link #start} and {@link #close()} are called by one thread, the node
 * loop.
 *
 * <p>It does not promise: delivery; order between links; that a dial ends soon; that a written
 * envelope ever leaves; that the other end of a closed link hears of it.
 */
public interface Comm extends AutoCloseable {

  /**
   * Begins to serve and to report to {@code listener}.
   *
   * @throws CommException if it cannot serve, for example because the port is in use
   */
  void start(CommListener listener);

  /**
   * Opens an outbound link. It ends in {@link CommListener#linkUp} or {@link CommListener#linkDown}
   * for that link. Fabric's servers expect nothing, its clients a ping before the stream; an
   * implementation may ping first.
   *
   * @param link a fresh outbound link
   * @param endpoint a dialable endpoint
   */
  void dial(LinkId link, Endpoint endpoint);

  /**
   * Permits the link to deliver {@code messages} more. A link starts with none, so that a flood
   * waits at the other end. Ignored for a link that is down. The first message of a link comes from
   * whoever it may be, so an implementation may take a smaller one only than it takes later.
   */
  void request(LinkId link, int messages);

  /**
   * Hands an envelope to the transport, which keeps the order of one link. Ignored for a link that
   * is down.
   *
   * @return whether more can be written at once; if not, {@link CommListener#writable} tells when.
   *     An envelope is taken in any case
   */
  boolean write(LinkId link, Envelope envelope);

  /**
   * Ends a link in good order after all that was written: the other side sees the stream complete.
   */
  void finish(LinkId link);

  /**
   * Ends a link at once.
   *
   * @param reason told to the other side where the transport can
   */
  void abort(LinkId link, String reason);

  /**
   * Asks whether a node serves at {@code endpoint}, without a handshake (wire §7.2). Ends in {@link
   * CommListener#pinged}.
   *
   * @param token returned with the answer
   */
  void ping(long token, Endpoint endpoint);

  /**
   * Ends all links and stops serving. When it returns nothing is reported any more. Closing twice
   * has no effect.
   */
  @Override
  void close();
}
