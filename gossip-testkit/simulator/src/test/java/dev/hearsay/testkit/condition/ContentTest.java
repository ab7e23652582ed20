// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.testkit.contracts.CommReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives of envelopes that are lost, copied, overtaken or spoiled. */
class ContentTest extends LinkScene {

  private static final List<Envelope> SENT = envelopes(400);
  private static final int MB = 1 << 20;

  private static final Envelope WITH_SECRET =
      Envelope.signed(Bytes.utf8("public"), Bytes.utf8("by alice"))
          .withSecret(new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("alice too")));

  @BeforeEach
  void connected() {
    connect();
  }

  @Test
  void someEnvelopesAreLostAndTheOthersComeInOrder() {
    fromAlice(new Loss(odds(300)));

    write(SENT);

    assertThat(bobsEnvelopes()).isSubsetOf(SENT).isEqualTo(commonWith(bobsEnvelopes(), SENT));
    assertThat(bobsEnvelopes()).hasSizeBetween(240, 320);
    assertThat(acted).isEqualTo(SENT.size() - bobsEnvelopes().size());
  }

  @Test
  void nobodyHearsOfALoss() {
    fromAlice(new Loss(odds(ALL)));

    write(SENT);

    assertThat(bobsEnvelopes()).isEmpty();
    assertThat(ends(alice)).isEmpty();
    assertThat(ends(bob)).isEmpty();
  }

  @Test
  void lostEnvelopesDoNotFillTheWindow() {
    fromAlice(new Loss(odds(ALL)));
    Envelope big = Envelope.unsigned(Bytes.wrap(new byte[MB]));

    assertThat(alice.comm().write(ALICES, big)).isFalse();
    run();

    assertThat(alice.recorder().reports(CommReport.Writable.class)).hasSize(1);
    assertThat(alice.comm().write(ALICES, SENT.getFirst())).isTrue();
  }

  @Test
  void theOtherDirectionIsNotConcerned() {
    fromAlice(new Loss(odds(ALL)));

    bob.writeAll(BOBS, SENT);
    run();

    assertThat(alice.recorder().envelopes(ALICES)).isEqualTo(SENT);
    assertThat(acted).isZero();
  }

  @Test
  void copiesComeRightBehindTheirOriginals() {
    fromAlice(new Duplication(odds(ALL)));

    write(SENT);

    assertThat(bobsEnvelopes())
        .isEqualTo(SENT.stream().flatMap(sent -> Stream.of(sent, sent)).toList());
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void aCopyWeighsNothingInTheWindow() {
    fromAlice(new Duplication(odds(ALL)));
    Envelope big = Envelope.unsigned(Bytes.wrap(new byte[MB]));

    alice.comm().write(ALICES, big);
    run();
    bob.comm().request(BOBS, 1);

    assertThat(alice.comm().write(ALICES, big)).isFalse();
  }

  @Test
  void overtakenEnvelopesComeLaterAndAllCome() {
    fromAlice(new Reordering(odds(HALF), LATENCY.multipliedBy(50)));

    write(SENT);

    assertThat(bobsEnvelopes()).containsExactlyInAnyOrderElementsOf(SENT).isNotEqualTo(SENT);
    assertThat(acted).isBetween(150, 250);
  }

  @Test
  void whatIsOvertakenHoldsNothingUp() {
    fromAlice(new Reordering(odds(HALF), LATENCY.multipliedBy(50)));

    alice.writeAll(ALICES, SENT);
    run(LATENCY);

    assertThat(bobsEnvelopes()).hasSizeGreaterThanOrEqualTo(SENT.size() - acted);
  }

  @Test
  void corruptionFlipsOneBitAndLeavesTheOriginalAlone() {
    fromAlice(new Corruption(odds(ALL)));

    write(SENT);

    assertThat(bobsEnvelopes()).hasSameSizeAs(SENT).doesNotContainAnyElementsOf(SENT);
    for (int i = 0; i < SENT.size(); i++) {
      assertThat(differentBits(SENT.get(i), bobsEnvelopes().get(i))).isEqualTo(1);
    }
    assertThat(SENT).isEqualTo(envelopes(SENT.size()));
  }

  @Test
  void everyPartOfAnEnvelopeMayBeCorrupted() {
    fromAlice(new Corruption(odds(ALL)));

    write(Collections.nCopies(100, WITH_SECRET));

    assertThat(spoiledParts()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void everyPartOfAnEnvelopeMayBeTruncated() {
    fromAlice(new Truncation(odds(ALL)));

    write(Collections.nCopies(100, WITH_SECRET));

    assertThat(spoiledParts()).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(bobsEnvelopes()).allMatch(came -> came.weight() < WITH_SECRET.weight());
  }

  @Test
  void truncationLeavesTheBeginning() {
    fromAlice(new Truncation(odds(HALF)));

    write(SENT);

    for (int i = 0; i < SENT.size(); i++) {
      Envelope came = bobsEnvelopes().get(i);
      assertThat(SENT.get(i).payload().toUtf8()).startsWith(came.payload().toUtf8());
      assertThat(SENT.get(i).signature().toUtf8()).startsWith(came.signature().toUtf8());
    }
    assertThat(acted).isBetween(150, 250);
  }

  @Test
  void nothingIsLeftToSpoilOfAnEmptyEnvelope() {
    fromAlice(new Truncation(odds(ALL)));

    write(List.of(Envelope.unsigned(Bytes.EMPTY)));

    assertThat(bobsEnvelopes()).containsExactly(Envelope.unsigned(Bytes.EMPTY));
    assertThat(acted).isZero();
  }

  private Set<Integer> spoiledParts() {
    Set<Integer> spoiled = new TreeSet<>();
    for (Envelope came : bobsEnvelopes()) {
      List<Bytes> original = parts(WITH_SECRET);
      List<Bytes> parts = parts(came);
      for (int i = 0; i < original.size(); i++) {
        if (!parts.get(i).equals(original.get(i))) {
          spoiled.add(i);
        }
      }
    }
    return spoiled;
  }

  private static List<Bytes> parts(Envelope envelope) {
    List<Bytes> parts = new ArrayList<>(List.of(envelope.payload(), envelope.signature()));
    envelope
        .secret()
        .ifPresent(secret -> {
          parts.add(secret.payload());
          parts.add(secret.signature());
        });
    return parts;
  }

  private static int differentBits(Envelope one, Envelope other) {
    int bits = 0;
    for (int part = 0; part < 2; part++) {
      Bytes mine = parts(one).get(part);
      Bytes yours = parts(other).get(part);
      for (int i = 0; i < mine.length(); i++) {
        bits += Integer.bitCount((mine.at(i) ^ yours.at(i)) & 0xff);
      }
    }
    return bits;
  }
}
