// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.rehearsal.Cast;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is listed, and what it costs to keep the list. */
final class PeerListTest {

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);
  private final StateInfoStore store =
      new StateInfoStore(stage.here.limits(), Cast.ORG1, new Deaf());
  private final PeerList list = new PeerList(stage.here, store);

  PeerListTest() {
    state(anna, 1, 5);
    state(olga, 1, 9);
  }

  @Test
  void aStateInfoChangesItsAuthorsEntryAndNobodyElseIsLookedAt() {
    assertThat(listed()).containsExactly(anna.pkiId(), olga.pkiId());
    int asked = stage.aliveAsked;

    state(anna, 2, 7);
    state(bert, 1, 6);

    assertThat(listed()).containsExactly(anna.pkiId(), olga.pkiId(), bert.pkiId());
    assertThat(list.peers().getFirst().properties().ledgerHeight()).isEqualTo(7);
    assertThat(stage.aliveAsked).isEqualTo(asked);
  }

  @Test
  void whoseStateInfoGoesOrSaysThatItLeftIsListedNoMore() {
    assertThat(listed()).hasSize(2);

    store.remove(olga.pkiId());
    StateInfo farewell = ChannelStage.info(anna, ChannelStage.CHANNEL, 2, 5, true);
    store.add(StateInfoEntry.of(stage.signed(farewell), farewell, anna.org()), stage.time.now());

    assertThat(listed()).isEmpty();
  }

  @Test
  void onlyThoseOfTheOwnOrganizationAreAskedForBlocks() {
    assertThat(list.all()).extracting(peer -> peer.peer()).containsExactly(anna.pkiId());
    assertThat(list.above(4)).hasSize(1);
    assertThat(list.above(5)).isEmpty();

    state(anna, 2, 6);

    assertThat(list.above(5)).hasSize(1);
  }

  @Test
  void theListIsTheSameUntilSomethingChanges() {
    List<ChannelPeer> before = list.peers();
    assertThat(list.peers()).isSameAs(before);

    stage.dies(anna);
    list.membersChanged();

    assertThat(listed()).containsExactly(olga.pkiId());
  }

  private void state(ValidatedIdentity author, long sequence, long height) {
    StateInfo info = ChannelStage.info(author, sequence, height);
    store.add(StateInfoEntry.of(stage.signed(info), info, author.org()), stage.time.now());
  }

  private List<PkiId> listed() {
    return list.peers().stream().map(peer -> peer.member().pkiId()).toList();
  }

  /** Hears nothing of MACs. */
  private static final class Deaf implements StateInfoStore.MacWatch {
    @Override
    public void learned(PkiId author, Bytes mac) {}

    @Override
    public void forgotten(PkiId author, Bytes mac) {}
  }
}
