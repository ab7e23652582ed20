// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import static dev.hearsay.domain.rehearsal.Cast.alive;
import static dev.hearsay.domain.rehearsal.Cast.pki;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageStoreTest {

  private static final Duration TTL = Duration.ofSeconds(100);
  private static final long MAX = -1L;

  private final VirtualTime time = new VirtualTime();
  private final List<SignedMessage> superseded = new ArrayList<>();
  private final List<SignedMessage> expired = new ArrayList<>();

  private MessageStore<PkiId, SignedMessage> store(int maxEntries, long maxBytes) {
    return new MessageStore<>(
        new MessageStoreSettings(maxEntries, maxBytes, TTL),
        MessageRules.signed(message -> ((Content.AliveMessage) message.content()).author()),
        new MessageStoreListener<>() {
          @Override
          public void superseded(SignedMessage message) {
            superseded.add(message);
          }

          @Override
          public void expired(SignedMessage message) {
            expired.add(message);
          }
        });
  }

  private final MessageStore<PkiId, SignedMessage> store = store(100, 1_000_000);

  private Outcome add(String author, long incarnation, long sequence) {
    return store.add(alive(author, "e:1", incarnation, sequence), time.now());
  }

  @Test
  void messagesOfDifferentAuthorsStandSideBySide() {
    assertThat(add("a", 5, 5)).isEqualTo(Outcome.ADDED);
    assertThat(add("b", 1, 1)).isEqualTo(Outcome.ADDED);
    assertThat(store.size()).isEqualTo(2);
    assertThat(superseded).isEmpty();
  }

  @Test
  void aGreaterIncarnationReplacesWhateverTheSequence() {
    add("a", 5, 5);

    assertThat(add("a", 6, 1)).isEqualTo(Outcome.REPLACED);
    assertThat(superseded).containsExactly(alive("a", "e:1", 5, 5));
    assertThat(store.get(pki("a"))).contains(alive("a", "e:1", 6, 1));
  }

  @Test
  void aSmallerIncarnationIsRefusedWhateverTheSequence() {
    add("a", 5, 5);

    assertThat(add("a", 4, 9)).isEqualTo(Outcome.REFUSED);
    assertThat(superseded).isEmpty();
  }

  @Test
  void withinAnIncarnationOnlyAGreaterSequenceReplaces() {
    add("a", 5, 5);

    assertThat(add("a", 5, 5)).isEqualTo(Outcome.REFUSED);
    assertThat(add("a", 5, 4)).isEqualTo(Outcome.REFUSED);
    assertThat(add("a", 5, 6)).isEqualTo(Outcome.REPLACED);
  }

  @Test
  void numbersBeyondTwoToThe63AreGreatNotNegative() {
    add("a", Long.MAX_VALUE, 1);

    assertThat(add("a", Long.MIN_VALUE, 1)).isEqualTo(Outcome.REPLACED);
    assertThat(add("a", MAX, Long.MAX_VALUE)).isEqualTo(Outcome.REPLACED);
    assertThat(add("a", MAX, MAX)).isEqualTo(Outcome.REPLACED);
    assertThat(add("a", 1, 1)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void askingWhetherAMessageWouldBeAcceptedChangesNothing() {
    add("a", 5, 5);

    assertThat(store.wouldAccept(alive("a", "e:1", 5, 6))).isTrue();
    assertThat(store.wouldAccept(alive("a", "e:1", 5, 5))).isFalse();
    assertThat(store.wouldAccept(alive("b", "e:1", 1, 1))).isTrue();
    assertThat(store.live()).containsExactly(alive("a", "e:1", 5, 5));
  }

  @Test
  void messagesAreListedInTheOrderInWhichTheyCame() {
    add("b", 1, 1);
    add("a", 1, 1);
    add("c", 1, 1);
    add("b", 1, 2);

    assertThat(store.live())
        .containsExactly(alive("a", "e:1", 1, 1), alive("c", "e:1", 1, 1), alive("b", "e:1", 1, 2));
  }

  @Test
  void anExpiredMessageIsNotListedButStillRefusesOlderOnes() {
    add("a", 5, 5);
    time.advance(TTL);
    store.expire(time.now());
    assertThat(expired).isEmpty();

    time.advance(Duration.ofNanos(1));
    store.expire(time.now());
    assertThat(expired).containsExactly(alive("a", "e:1", 5, 5));
    assertThat(store.live()).isEmpty();
    assertThat(store.get(pki("a"))).isEmpty();
    assertThat(add("a", 5, 5)).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aNewerMessageTakesThePlaceOfAnExpiredOne() {
    add("a", 5, 5);
    time.advance(TTL.plusNanos(1));
    store.expire(time.now());

    assertThat(add("a", 5, 6)).isEqualTo(Outcome.ADDED);
    assertThat(superseded).isEmpty();
    assertThat(store.size()).isEqualTo(1);
  }

  @Test
  void afterTwiceTheTimeToLiveNothingIsLeft() {
    add("a", 5, 5);
    time.advance(TTL.multipliedBy(2).plusNanos(1));
    store.expire(time.now());

    assertThat(expired).hasSize(1);
    assertThat(store.bytes()).isZero();
    assertThat(add("a", 1, 1)).isEqualTo(Outcome.ADDED);
  }

  @Test
  void aReplacementLivesFromItsOwnArrivalOn() {
    add("a", 1, 1);
    time.advance(TTL.dividedBy(2));
    add("a", 1, 2);
    time.advance(TTL.dividedBy(2).plusNanos(1));
    store.expire(time.now());

    assertThat(store.size()).isEqualTo(1);
    assertThat(expired).isEmpty();
  }

  @Test
  void withoutTimeToLiveNothingExpires() {
    MessageStore<PkiId, PkiId> eternal = names(MessageStoreSettings.withoutExpiry(2, 100));
    eternal.add(pki("a"), time.now());
    time.advance(Duration.ofDays(3_650));
    eternal.expire(time.now());

    assertThat(eternal.live()).containsExactly(pki("a"));
  }

  @Test
  void removalForgetsTheLivingAndTheExpired() {
    add("a", 5, 5);
    assertThat(store.remove(pki("a"))).contains(alive("a", "e:1", 5, 5));
    assertThat(add("a", 1, 1)).isEqualTo(Outcome.ADDED);

    time.advance(TTL.plusNanos(1));
    store.expire(time.now());
    assertThat(store.remove(pki("a"))).isPresent();
    assertThat(store.remove(pki("a"))).isEmpty();
    assertThat(store.bytes()).isZero();
  }

  @Test
  void aFullStoreRefusesNewAuthorsAndStillHearsTheKnownOnes() {
    MessageStore<PkiId, SignedMessage> small = store(1, 1_000);
    small.add(alive("a", "e:1", 1, 1), time.now());

    assertThat(small.add(alive("b", "e:1", 1, 1), time.now())).isEqualTo(Outcome.FULL);
    assertThat(small.add(alive("a", "e:1", 1, 2), time.now())).isEqualTo(Outcome.REPLACED);
  }

  @Test
  void bytesAreBoundedToo() {
    int weight = alive("a", "e:1", 1, 1).envelope().weight();
    MessageStore<PkiId, SignedMessage> small = store(100, 2L * weight);
    small.add(alive("a", "e:1", 1, 1), time.now());
    small.add(alive("b", "e:1", 1, 1), time.now());

    assertThat(small.add(alive("c", "e:1", 1, 1), time.now())).isEqualTo(Outcome.FULL);
    assertThat(small.add(alive("a", "e:1", 1, 10), time.now()))
        .as("heavier than the room left")
        .isEqualTo(Outcome.FULL);
    assertThat(small.get(pki("a"))).contains(alive("a", "e:1", 1, 1));
  }

  @Test
  void whenThereIsNoRoomExpiredMessagesGiveWayOldestFirst() {
    MessageStore<PkiId, SignedMessage> small = store(2, 1_000);
    small.add(alive("a", "e:1", 5, 5), time.now());
    small.add(alive("b", "e:1", 5, 5), time.now());
    time.advance(TTL.plusNanos(1));
    small.expire(time.now());

    assertThat(small.add(alive("c", "e:1", 1, 1), time.now())).isEqualTo(Outcome.ADDED);
    assertThat(small.wouldAccept(alive("a", "e:1", 1, 1))).isTrue();
    assertThat(small.wouldAccept(alive("b", "e:1", 1, 1))).isFalse();
  }

  @Test
  void theListenerFindsTheStoreInOrder() {
    List<List<PkiId>> seen = new ArrayList<>();
    List<MessageStore<PkiId, PkiId>> self = new ArrayList<>();
    MessageStore<PkiId, PkiId> names =
        new MessageStore<>(
            new MessageStoreSettings(10, 1_000, TTL),
            new Names(),
            new MessageStoreListener<>() {
              @Override
              public void superseded(PkiId name) {
                seen.add(self.getFirst().live());
              }

              @Override
              public void expired(PkiId name) {
                self.getFirst().remove(pki("b"));
                seen.add(self.getFirst().live());
              }
            });
    self.add(names);
    List.of("a", "b", "a").forEach(name -> names.add(pki(name), time.now()));
    time.advance(TTL.plusNanos(1));
    names.expire(time.now());

    assertThat(seen).containsExactly(List.of(pki("b"), pki("a")), List.of(pki("a")), List.of());
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageStoreSettings(0, 1, TTL))
        .withMessageContaining("maxEntries");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageStoreSettings(1, 0, TTL))
        .withMessageContaining("maxBytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageStoreSettings(1, 1, Duration.ZERO))
        .withMessageContaining("ttl");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MessageStoreSettings(1, 1, Duration.ofDays(365L * 200)))
        .withMessageContaining("ttl");
  }

  @Test
  void theScanComesAHundredTimesPerTimeToLive() {
    assertThat(new MessageStoreSettings(1, 1, TTL).scanInterval()).isEqualTo(Duration.ofSeconds(1));
  }

  /**
   * Any history keeps the bounds, keeps the newest message of each author that is stored, and
   * refuses what is not newer.
   */
  @Test
  void whateverComesTheStoreStaysWithinItsBoundsAndNeverGoesBack() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MessageStore<PkiId, SignedMessage> any = store(8, 600);
      Map<PkiId, SignedMessage> model = new LinkedHashMap<>();
      for (int i = 0; i < 200; i++) {
        if (random.nextInt(10) == 0) {
          time.advance(Duration.ofSeconds(random.nextInt(150)));
          any.expire(time.now());
        }
        PkiId author = pki("p" + random.nextInt(12));
        SignedMessage message = alive(nameOf(author), "e:1", random.nextInt(3), random.nextInt(5));
        boolean acceptable = any.wouldAccept(message);
        Outcome outcome = any.add(message, time.now());
        if (outcome.isStored()) {
          model.put(author, message);
          assertThat(acceptable).isTrue();
          assertThat(any.wouldAccept(message)).isFalse();
        } else {
          assertThat(acceptable).isEqualTo(outcome == Outcome.FULL);
        }
        assertThat(any.size()).isLessThanOrEqualTo(8);
        assertThat(any.bytes()).isBetween(0L, 600L);
        any.live()
            .forEach(stored ->
                assertThat(stored)
                    .isEqualTo(model.get(((Content.AliveMessage) stored.content()).author())));
      }
    }
  }

  private static String nameOf(PkiId author) {
    return author.value().toUtf8().trim();
  }

  private static MessageStore<PkiId, PkiId> names(MessageStoreSettings settings) {
    return new MessageStore<>(settings, new Names(), MessageStoreListener.none());
  }

  /** Each name replaces its equal. */
  private static final class Names implements MessageRules<PkiId, PkiId> {
    @Override
    public PkiId keyOf(PkiId name) {
      return name;
    }

    @Override
    public boolean supersedes(PkiId fresh, PkiId stored) {
      return true;
    }

    @Override
    public int weigh(PkiId name) {
      return 1;
    }
  }
}
