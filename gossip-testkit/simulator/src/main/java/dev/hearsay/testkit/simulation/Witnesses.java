// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Envelope;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several witnesses as one: each is told what it hears. */
final class Witnesses implements Witness {

  private final List<Witness> each;
  private final Map<Report, List<Witness>> hearers = new EnumMap<>(Report.class);
  private final Witness[] ofSent;
  private final Witness[] ofReceived;
  private final Witness[] ofTraffic;
  private final Witness[] ofNews;
  private final Witness[] ofSteps;

  Witnesses(List<? extends Witness> each) {
    this.each = each.stream().<Witness>flatMap(Witnesses::flat).toList();
    for (Report report : Report.values()) {
      hearers.put(report, this.each.stream().filter(one -> one.hears(report)).toList());
    }
    ofSent = array(Report.SENT);
    ofReceived = array(Report.RECEIVED);
    ofTraffic = array(Report.TRAFFIC);
    ofNews = array(Report.NEWS);
    ofSteps = array(Report.STEPPED);
  }

  private static Stream<Witness> flat(Witness one) {
    return one instanceof Witnesses several ? several.each.stream() : Stream.of(one);
  }

  private Witness[] array(Report report) {
    return of(report).toArray(Witness[]::new);
  }

  private List<Witness> of(Report report) {
    return hearers.getOrDefault(report, List.of());
  }

  @Override
  public boolean hears(Report report) {
    return !of(report).isEmpty();
  }

  @Override
  public void started(SimulatedNode node) {
    of(Report.LIFE).forEach(one -> one.started(node));
  }

  @Override
  public void stopped(SimulatedNode node) {
    of(Report.LIFE).forEach(one -> one.stopped(node));
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    for (Witness one : ofSent) {
      one.sent(from, to, envelope);
    }
  }

  @Override
  public void received(SimulatedNode node, Envelope envelope) {
    for (Witness one : ofReceived) {
      one.received(node, envelope);
    }
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    for (Witness one : isTraffic(event) ? ofTraffic : ofNews) {
      one.happened(node, event);
    }
  }

  private static boolean isTraffic(GossipEvent event) {
    return event instanceof GossipEvent.MessageReceived
        || event instanceof GossipEvent.MessageSent
        || event instanceof GossipEvent.Rejected
        || event instanceof GossipEvent.SignaturesChecked
        || event instanceof GossipEvent.Verified;
  }

  @Override
  public void delivered(SimulatedNode node, long subscription, ChannelMessage message) {
    of(Report.DELIVERED).forEach(one -> one.delivered(node, subscription, message));
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    for (Witness one : ofSteps) {
      one.stepped(node, input);
    }
  }
}
