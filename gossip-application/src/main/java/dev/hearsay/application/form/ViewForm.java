// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import static dev.hearsay.application.form.Words.ENDPOINT;
import static dev.hearsay.application.form.Words.ENVELOPE;
import static dev.hearsay.application.form.Words.PKI_ID;
import static dev.hearsay.application.form.Words.VALIDATED;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.channel.ChannelView;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes what a node shows of itself, to be compared and not to be read again. */
public final class ViewForm {

  private ViewForm() {}

  /** Writes all of a view, in its order. */
  public static void write(FormWriter out, NodeView view) {
    write(out, view.self());
    out.put(Words.ORG, view.org());
    all(out, view.alive(), ViewForm::write);
    all(out, view.dead(), ViewForm::write);
    out.put(VALIDATED.list(), view.identities());
    all(out, view.channels(), ViewForm::write);
    out.number(view.links()).flag(view.stopped());
  }

  private static <T> void all(FormWriter out, List<T> values, BiConsumer<FormWriter, T> form) {
    out.number(values.size());
    values.forEach(value -> form.accept(out, value));
  }

  private static void write(FormWriter out, NetworkMember member) {
    out.put(PKI_ID, member.pkiId())
        .put(ENDPOINT, member.externalEndpoint())
        .put(ENDPOINT, member.internalEndpoint())
        .bytes(member.metadata())
        .put(ENVELOPE, member.envelope());
  }

  private static void write(FormWriter out, ChannelView channel) {
    out.put(TrustForms.CONFIG, channel.config())
        .flag(channel.left())
        .number(channel.ledgerHeight())
        .put(ENVELOPE.optional(), channel.ownStateInfo().map(SignedMessage::envelope));
    all(out, channel.peers(), ViewForm::write);
  }

  private static void write(FormWriter out, ChannelPeer peer) {
    write(out, peer.member());
    out.put(ENVELOPE, peer.stateInfo());
  }
}
