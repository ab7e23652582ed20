// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.application.recording.NoRecordingException;
import dev.hearsay.application.recording.Recorder;
import dev.hearsay.application.recording.Replay;
import dev.hearsay.application.recording.ReplayReport;
import dev.hearsay.application.recording.ReplayReport.Ending;
import dev.hearsay.wire.ProtobufCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a recording is found and told. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class BrokenRecordingTest {

  private static final int BEGINNING = 8;
  private static final int FRAME = 12;

  @TempDir private Path folder;
  private byte[] whole = {};
  private final List<byte[]> entries = new ArrayList<>();

  @BeforeAll
  void recordANode() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Recorder recorder = Recorder.to("whole", file, 64L << 20)) {
      Recorded.live(recorder);
    }
    whole = file.toByteArray();
    ByteBuffer rest = ByteBuffer.wrap(whole).position(BEGINNING);
    while (rest.hasRemaining()) {
      byte[] entry = new byte[rest.getInt()];
      rest.getInt();
      rest.get(entry).getInt();
      entries.add(entry);
    }
  }

  /** A recording of these entries, with their checksums. */
  private byte[] recording(List<byte[]> parts) {
    int length = parts.stream().mapToInt(part -> part.length + FRAME).sum();
    ByteBuffer file = ByteBuffer.allocate(BEGINNING + length).put(whole, 0, BEGINNING);
    for (byte[] part : parts) {
      ByteBuffer frame = ByteBuffer.allocate(part.length + 8);
      frame.putInt(part.length).putInt(~part.length).put(part);
      CRC32C crc = new CRC32C();
      crc.update(frame.flip());
      file.put(frame.flip()).putInt((int) crc.getValue());
    }
    return file.array();
  }

  private ReplayReport replay(byte[] bytes) {
    return Recorded.replay(write(bytes));
  }

  private Path write(byte[] bytes) {
    try {
      return Files.write(folder.resolve("node.rec"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatWasNotTouchedIsWhole() {
    assertThat(recording(entries)).isEqualTo(whole);
    assertThat(replay(whole).ending()).isInstanceOf(Ending.Complete.class);
  }

  @Test
  void aChangedByteIsFound() {
    int first = BEGINNING + entries.getFirst().length + FRAME;
    int last = whole.length - entries.getLast().length - FRAME;
    for (int position = first; position < last; position += 997) {
      byte[] changed = whole.clone();
      changed[position] ^= 4;

      assertThat(replay(changed).ending()).isInstanceOf(Ending.Damaged.class);
    }
  }

  @Test
  void aChangedLengthIsNotTakenForATornTail() {
    byte[] changed = whole.clone();
    int second = BEGINNING + entries.getFirst().length + FRAME;
    changed[second] ^= 1;

    assertThat(replay(changed).ending())
        .isEqualTo(new Ending.Damaged(second, "the length of an entry is wrong"));
  }

  @Test
  void damageIsToldWithItsPlaceAndWhatCameBefore() {
    byte[] changed = whole.clone();
    int second = BEGINNING + entries.getFirst().length + FRAME;
    changed[second + 9] ^= 1;

    ReplayReport report = replay(changed);

    assertThat(report.isSame()).isFalse();
    assertThat(report.inputs()).isZero();
    assertThat(report.ending())
        .isEqualTo(new Ending.Damaged(second, "the checksum of an entry is wrong"));
  }

  @Test
  void aTornTailIsToldAndTheRestIsReplayed() {
    int last = entries.getLast().length + FRAME;
    for (int cut = 1; cut < last; cut++) {
      ReplayReport report = replay(Arrays.copyOf(whole, whole.length - cut));

      assertThat(report.ending()).isEqualTo(new Ending.Torn(last - cut));
      assertThat(report.isSame()).isTrue();
    }
    assertThat(replay(Arrays.copyOf(whole, whole.length - last)).ending())
        .isEqualTo(new Ending.Torn(0));
  }

  @Test
  void anInputThatIsMissingIsFound() {
    int steps = entries.size() - 4;
    for (int left = 0; left < steps; left += 7) {
      List<byte[]> fewer = new ArrayList<>(entries);
      fewer.remove(2 + left);

      assertThat(replay(recording(fewer)).isSame()).as("entry " + left).isFalse();
    }
  }

  @Test
  void inputsInAnotherOrderAreFound() {
    List<byte[]> swapped = new ArrayList<>(entries);
    swapped.add(entries.size() / 2 + 3, swapped.remove(entries.size() / 2));

    assertThat(replay(recording(swapped)).ending())
        .isInstanceOfSatisfying(
            Ending.Different.class,
            different -> assertThat(different.where()).startsWith("input "));
  }

  @Test
  void anotherStateInTheEndIsFound() {
    List<byte[]> other = new ArrayList<>(entries);
    byte[] end = other.removeLast().clone();
    end[end.length - 10] ^= 1;
    other.add(end);

    ReplayReport report = replay(recording(other));

    assertThat(report.ending())
        .isEqualTo(
            new Ending.Different(
                "the state after input " + report.inputs(), "its state is another"));
  }

  @Test
  void anyEntriesEndInAReport() {
    SplittableRandom random = new SplittableRandom(3);
    int same = 0;
    for (int i = 0; i < 150; i++) {
      List<byte[]> changed = new ArrayList<>(entries);
      int which = 1 + random.nextInt(entries.size() - 1);
      byte[] entry = entries.get(which).clone();
      entry[random.nextInt(entry.length)] = (byte) random.nextInt();
      changed.set(which, entry);

      same += replay(recording(changed)).isSame() ? 1 : 0;
    }
    assertThat(same).as("changes without consequence").isLessThan(75);
  }

  @Test
  void onlySoManyInputsAreTakenAsAreAskedFor() {
    ReplayReport report = Replay.of(write(whole), new ProtobufCodec(), 10);

    assertThat(report.inputs()).isEqualTo(10);
    assertThat(report.ending()).isEqualTo(new Ending.Asked());
  }

  @Test
  void whatIsNoRecordingIsRefusedInOneLine() throws IOException {
    assertRefused(folder.resolve("nowhere"), "does not exist");
    assertRefused(folder, "is no file");
    assertRefused(write(new byte[0]), "is no recording");
    assertRefused(write("HRSYLOG1".getBytes(StandardCharsets.US_ASCII)), "is no recording");
    assertRefused(write(Arrays.copyOf(whole, 7)), "holds nothing");
    assertRefused(write(Arrays.copyOf(whole, BEGINNING)), "holds no node");
    assertRefused(write(Arrays.copyOf(whole, BEGINNING + 20)), "holds no node");
    byte[] newer = whole.clone();
    newer[7] = 9;
    assertRefused(write(newer), "of version 9; only version 1");
  }

  private static void assertRefused(Path file, String complaint) {
    assertThatThrownBy(() -> Recorded.replay(file))
        .isInstanceOf(NoRecordingException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("\n");
  }
}
