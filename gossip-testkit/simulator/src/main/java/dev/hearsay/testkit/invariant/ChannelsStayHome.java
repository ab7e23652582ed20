// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * No message of a channel leaves it (dissemination §3): blocks, block pull and leadership reach
 * members of the sender's organization only; state infos and what asks for them reach nobody but
 * members, and peers of the sender's own organization.
 *
 * <p>Looks at all that honest nodes send. A state info names its channel by a MAC, so the MACs of
 * all authors and channels are remembered.
 */
final class ChannelsStayHome implements Invariant {

  private final Simulation simulation;
  private final Ground ground;
  private final Objections objections;
  private final Map<Bytes, ChannelId> macs = new LinkedHashMap<>();

  ChannelsStayHome(Simulation simulation, Ground ground, Objections objections) {
    this.simulation = simulation;
    this.ground = ground;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "no message leaves its channel";
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.SENT;
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    Optional<SimulatedNode> sender = simulation.find(from);
    if (sender.isPresent()
        && simulation.codec().decode(envelope)
            instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      check(sender.get(), to, message);
    }
  }

  private void check(SimulatedNode from, String to, SignedMessage message) {
    ChannelId channel = message.message().channel();
    switch (message.content()) {
      case Content.StateInfo state -> shared(from, to, state.pkiId(), state.channelMac());
      case Content.StateInfoPullRequest request ->
          shared(from, to, from.pkiId(), request.channelMac());
      case Content.StateInfoSnapshot snapshot ->
          snapshot.elements().forEach(e -> element(from, to, e));
      case Content content when !channel.isNone() -> narrow(from, to, channel, content);
      case Content _ -> {}
    }
  }

  private void element(SimulatedNode from, String to, Envelope element) {
    if (simulation.codec().decode(element)
            instanceof Decoded.Value<SignedMessage>(SignedMessage message)
        && message.content() instanceof Content.StateInfo state) {
      shared(from, to, state.pkiId(), state.channelMac());
    }
  }

  /** What members of all organizations may see, and peers of the own one. */
  private void shared(SimulatedNode from, String to, PkiId speaker, Bytes mac) {
    boolean own = simulation.orgOf(to).filter(from.org()::equals).isPresent();
    if (!own) {
      channelOf(speaker, mac)
          .filter(channel -> !ground.isMember(channel, to))
          .ifPresent(channel -> object(from, to, "of the state of " + channel));
    }
  }

  private Optional<ChannelId> channelOf(PkiId speaker, Bytes mac) {
    if (!macs.containsKey(mac)) {
      ground.channels().forEach(channel -> macs.put(ChannelMac.of(speaker, channel), channel));
    }
    return Optional.ofNullable(macs.get(mac));
  }

  /** What members of the own organization may see. */
  private void narrow(SimulatedNode from, String to, ChannelId channel, Content content) {
    boolean own = simulation.orgOf(to).filter(from.org()::equals).isPresent();
    if (!own || !ground.isMember(channel, to)) {
      object(from, to, "a " + content.getClass().getSimpleName() + " of " + channel);
    }
  }

  private void object(SimulatedNode from, String to, String what) {
    objections.object(this, from.name() + " told " + to + " " + what, from.name(), to);
  }
}
