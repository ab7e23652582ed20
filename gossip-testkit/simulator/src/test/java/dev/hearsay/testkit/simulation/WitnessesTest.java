// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.simulation.Witness.Report;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessesTest {

  private static final PkiId ALICE = new PkiId(Bytes.utf8("alice"));

  private final List<String> told = new ArrayList<>();
  private final SimulatedNode node =
      Networks.organization(Networks.empty(7), Networks.ORG1, 1).getFirst();

  @Test
  void eachIsToldInItsTurnWhateverItIsPartOf() {
    Witness inner = Witness.each(List.of(new Everything("b"), new Everything("c")));

    Witness.each(List.of(new Everything("a"), inner)).started(node);

    assertThat(told).containsExactly("a started", "b started", "c started");
  }

  @Test
  void whoHearsOneKindOnlyIsToldNothingElse() {
    tellAll(Witness.each(List.of(new Hearing(Report.NEWS))));

    assertThat(told).containsExactly("happened InvisibleAbroad");
  }

  @Test
  void whatHappensToSingleMessagesIsTraffic() {
    tellAll(Witness.each(List.of(new Hearing(Report.TRAFFIC))));

    assertThat(told)
        .containsExactly("happened MessageSent", "happened MessageReceived", "happened Rejected");
  }

  @Test
  void severalHearWhatAnyOfThemHears() {
    Witness several = Witness.each(List.of(new Hearing(Report.NEWS), new Hearing(Report.SENT)));

    assertThat(List.of(Report.values()).stream().filter(several::hears))
        .containsExactly(Report.SENT, Report.NEWS);
  }

  private void tellAll(Witness witness) {
    witness.started(node);
    witness.sent("a", "b", Envelope.unsigned(Bytes.utf8("x")));
    witness.received(node, Envelope.unsigned(Bytes.utf8("x")));
    witness.happened(node, new GossipEvent.MessageSent(ALICE, Lane.CONTROL, 1));
    witness.happened(node, new GossipEvent.MessageReceived(ALICE, Lane.CONTROL, 1));
    witness.happened(node, new GossipEvent.Rejected(Rejection.STALE_ALIVE, "a", ""));
    witness.happened(node, new GossipEvent.InvisibleAbroad());
    witness.stepped(node, new Input.IntroductionDue());
    witness.stopped(node);
  }

  private class Everything implements Witness {
    private final String name;

    Everything(String name) {
      this.name = name;
    }

    @Override
    public void started(SimulatedNode who) {
      told.add(name + " started");
    }

    @Override
    public void stopped(SimulatedNode who) {
      told.add(name + " stopped");
    }

    @Override
    public void sent(String from, String to, Envelope envelope) {
      told.add(name + " sent");
    }

    @Override
    public void received(SimulatedNode who, Envelope envelope) {
      told.add(name + " received");
    }

    @Override
    public void happened(SimulatedNode who, GossipEvent event) {
      told.add("happened " + event.getClass().getSimpleName());
    }

    @Override
    public void stepped(SimulatedNode who, Input input) {
      told.add(name + " stepped");
    }
  }

  private final class Hearing extends Everything {
    private final Report only;

    Hearing(Report only) {
      super("hearing");
      this.only = only;
    }

    @Override
    public boolean hears(Report report) {
      return report == only;
    }
  }
}
