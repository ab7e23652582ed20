// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCodec;
import java.util.function.Consumer;

/**
 * Where messages enter the house: turns what the transport reports into inputs. Payloads are
 * decoded here, on the transport's threads, since decoding is total and needs nothing of the node.
 */
public final class Ingress implements CommListener {

  private final MessageCodec codec;
  private final Consumer<? super Input> inbox;
  private final GossipMetrics metrics;

  /**
   * An ingress that puts inputs into {@code inbox}, which must not block.
   *
   * @param metrics hears at once of those whom the transport turns away: a flood of them must not
   *     fill the inbox
   */
  public Ingress(MessageCodec codec, Consumer<? super Input> inbox, GossipMetrics metrics) {
    this.codec = codec;
    this.inbox = inbox;
    this.metrics = metrics;
  }

  @Override
  public void linkUp(LinkId link, LinkInfo info) {
    inbox.accept(new Input.LinkUp(link, info));
  }

  @Override
  public void received(LinkId link, Envelope envelope) {
    inbox.accept(new Input.Received(link, codec.decode(envelope), envelope.weight()));
  }

  @Override
  public void writable(LinkId link) {
    inbox.accept(new Input.Writable(link));
  }

  @Override
  public void linkDown(LinkId link, LinkEnd cause, String detail) {
    inbox.accept(new Input.LinkDown(link, cause, detail));
  }

  @Override
  public void pinged(long token, boolean answered, String detail) {
    inbox.accept(new Input.Pinged(token, answered, detail));
  }

  @Override
  public void refused(Rejection reason, String remoteHost, String detail) {
    metrics.on(new GossipEvent.Rejected(reason, remoteHost, detail));
  }
}
