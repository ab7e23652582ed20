// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StateInfoStorePropertyTest {

  private static final int AUTHORS = 5;
  private static final int MESSAGES = 200;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void inWhateverOrderTheyComeTheNewestOfEachAuthorStands(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ChannelStage stage = new ChannelStage().joined();
    List<ValidatedIdentity> authors = new ArrayList<>();
    for (int i = 0; i < AUTHORS; i++) {
      authors.add(stage.member("author" + i, i % 2 == 0 ? Cast.ORG1 : Cast.ORG2));
    }
    Map<ValidatedIdentity, Long> newest = new LinkedHashMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      ValidatedIdentity author = authors.get(random.nextInt(AUTHORS));
      long sequence = random.nextLong(50);
      stage.hears(
          authors.get(random.nextInt(AUTHORS)),
          stage.signed(ChannelStage.info(author, sequence, sequence)));
      newest.merge(author, sequence, Math::max);
      if (random.nextInt(4) == 0) {
        stage.settle();
      }
    }
    stage.settle();

    Map<ValidatedIdentity, Long> standing = new LinkedHashMap<>();
    authors.forEach(author ->
        stage.view().peers().stream()
            .filter(peer -> peer.member().pkiId().equals(author.pkiId()))
            .forEach(peer -> standing.put(author, peer.properties().ledgerHeight())));
    assertThat(standing).isEqualTo(newest);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theIndexByBytesHoldsExactlyWhatIsStored(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ChannelStage stage = new ChannelStage();
    Map<Bytes, Integer> macs = new LinkedHashMap<>();
    StateInfoStore store =
        new StateInfoStore(
            ChannelLimits.defaults(),
            Cast.ORG2,
            new StateInfoStore.MacWatch() {
              @Override
              public void learned(PkiId author, Bytes mac) {
                macs.merge(mac, 1, Integer::sum);
              }

              @Override
              public void forgotten(PkiId author, Bytes mac) {
                macs.merge(mac, -1, Integer::sum);
              }
            });
    List<Envelope> all = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      ValidatedIdentity author = Cast.peer("author" + random.nextInt(AUTHORS), Cast.ORG1);
      if (random.nextInt(5) == 0) {
        store.remove(author.pkiId());
      } else {
        StateInfo info = ChannelStage.info(author, random.nextLong(20), 1);
        SignedMessage message = stage.signed(info);
        all.add(message.envelope());
        store.add(StateInfoEntry.of(message, info, Cast.ORG1), stage.time.now());
      }
    }

    List<Envelope> held = all.stream().filter(each -> store.holds(each.key())).toList();
    assertThat(held)
        .containsExactlyInAnyOrderElementsOf(
            store.ofOthers().stream().map(StateInfoEntry::envelope).toList());
    assertThat(macs.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(store.ofOthers().size());
    assertThat(macs.values()).allMatch(count -> count == 0 || count == 1);
  }
}
