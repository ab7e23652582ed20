// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockLogTest {

  private static final int RECORD = 12 + 7 + 4;

  @TempDir private Path folder;

  @Test
  void anEmptyLogBeginsWithTheBlockThatIsWantedFirst() {
    try (BlockLog log = open()) {
      assertThat(log.height()).isEqualTo(1);
    }
  }

  @Test
  void aLogResumesWhereItEnded() throws IOException {
    write(1, 2, 3);

    try (BlockLog log = open()) {
      assertThat(log.height()).isEqualTo(4);
      append(log, 4);
    }

    assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void aThreadThatIsInterruptedWritesAllTheSame() throws IOException {
    try (BlockLog log = open()) {
      Thread.currentThread().interrupt();
      append(log, 1);
      assertThat(Thread.interrupted()).isTrue();
      append(log, 2);
    }

    assertThat(numbers()).containsExactly(1L, 2L);
  }

  @Test
  void theBlocksComeBackAsTheyWere() throws IOException {
    write(1);

    assertThat(records()).containsExactly(new BlockLogRecord(1, Bytes.utf8("block 1")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 11, 12, 15, 22})
  void aTornEndIsCutOffAndWrittenAnew(int bytesLost) throws IOException {
    write(1, 2, 3);
    truncate(Files.size(file()) - bytesLost);

    try (BlockLog log = open()) {
      assertThat(log.height()).isEqualTo(3);
      append(log, 3);
    }

    assertThat(numbers()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLastBlockWithAWrongChecksumIsATornEndToo() throws IOException {
    write(1, 2);
    damage(Files.size(file()) - 6);

    try (BlockLog log = open()) {
      assertThat(log.height()).isEqualTo(2);
    }
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void damageBeforeTheEndIsNotRepaired() throws IOException {
    write(1, 2, 3);
    byte[] before = damage(Files.size(file()) - RECORD - 6);

    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("damaged at byte " + (8 + RECORD));
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void aLogWhoseBeginningIsTornBeginsAnew(int bytesLeft) throws IOException {
    write(1);
    truncate(bytesLeft);

    write(1);

    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void aFileThatIsNoBlockLogIsLeftAlone() throws IOException {
    Files.writeString(file(), "peer:\n  id: someone\n");

    assertThatThrownBy(this::open).hasMessageContaining("no block log");
    assertThat(Files.readString(file())).startsWith("peer:");
  }

  @Test
  void twoCannotHaveItOpen() {
    try (BlockLog log = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("open in this process already");
      append(log, 1);
    }
  }

  @Test
  void afterClosingItCanBeOpenedAgain() {
    open().close();

    open().close();
  }

  @Test
  void blocksThatWereGivenUpMayBeMissing() throws IOException {
    write(1, 5);

    try (BlockLog log = open()) {
      assertThat(log.height()).isEqualTo(6);
    }
  }

  @Test
  void aBlockThatWasTakenIsNotTakenAgain() {
    try (BlockLog log = open()) {
      append(log, 1);

      assertThatThrownBy(() -> append(log, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the next is 2");
    }
  }

  @Test
  void afterClosingNothingIsTaken() {
    BlockLog log = open();
    log.close();

    assertThatThrownBy(() -> append(log, 1)).isInstanceOf(UncheckedIOException.class);
    assertThat(log.height()).isEqualTo(1);
  }

  @Test
  void aFolderThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> BlockLog.open(folder.resolve("none/blocks.log"), 1))
        .hasMessageContaining("none");
  }

  private Path file() {
    return folder.resolve("blocks.log");
  }

  private BlockLog open() {
    return BlockLog.open(file(), 1);
  }

  private void write(long... numbers) {
    try (BlockLog log = open()) {
      for (long number : numbers) {
        append(log, number);
      }
    }
  }

  private static void append(BlockLog log, long number) {
    log.append(number, Bytes.utf8("block " + number));
  }

  private void truncate(long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private byte[] damage(long position) throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    bytes[(int) position] ^= 1;
    Files.write(file(), bytes);
    return bytes;
  }

  private List<Long> numbers() throws IOException {
    return records().stream().map(BlockLogRecord::number).toList();
  }

  private List<BlockLogRecord> records() throws IOException {
    List<BlockLogRecord> found = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.READ)) {
      BlockLogScan.of(channel, found::add);
    }
    return found;
  }
}
