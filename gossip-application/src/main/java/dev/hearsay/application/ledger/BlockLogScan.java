// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a {@link BlockLog} from its beginning, as far as it is whole. */
final class BlockLogScan {

  /** What was found. */
  static final class Result {
    private final @Nullable Long last;
    private final long end;

    private Result(@Nullable Long last, long end) {
      this.last = last;
      this.end = end;
    }

    /** One more than the number of the last block; {@code first} if there is none. */
    long height(long first) {
      return last == null ? first : last + 1;
    }

    /** How many bytes of the file are whole; 0 if not even its beginning is. */
    long end() {
      return end;
    }
  }

  private final DataInputStream in;
  private final long size;
  private long position;
  private @Nullable Long last;

  private BlockLogScan(DataInputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /**
   * Reads a log.
   *
   * @param visitor is shown each block
   * @throws IOException if the file is no log, or is damaged in other places than its end
   */
  static Result of(FileChannel channel, Consumer<BlockLogRecord> visitor) throws IOException {
    channel.position(0);
    // Closing the stream would close the channel.
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    return new BlockLogScan(in, channel.size()).scan(visitor);
  }

  private Result scan(Consumer<BlockLogRecord> visitor) throws IOException {
    byte[] magic = BlockLogRecord.magic();
    byte[] beginning = in.readNBytes(magic.length);
    if (!Arrays.equals(beginning, Arrays.copyOf(magic, beginning.length))) {
      throw new IOException("it is no block log");
    }
    if (beginning.length < magic.length) {
      return new Result(null, 0);
    }
    position = magic.length;
    for (var next = read(); next.isPresent(); next = read()) {
      visitor.accept(next.get());
    }
    return new Result(last, position);
  }

  /** The next block; empty at the end, and if what is left is torn. */
  private Optional<BlockLogRecord> read() throws IOException {
    long left = size - position;
    if (left < BlockLogRecord.HEADER_BYTES) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(BlockLogRecord.HEADER_BYTES));
    long number = header.getLong();
    int length = header.getInt();
    long whole = (long) BlockLogRecord.HEADER_BYTES + length + BlockLogRecord.TRAILER_BYTES;
    if (length < 0) {
      throw damaged();
    }
    if (whole > left) {
      return Optional.empty();
    }
    ByteBuffer record = ByteBuffer.allocate(BlockLogRecord.HEADER_BYTES + length);
    record.put(header.rewind()).put(in.readNBytes(length)).flip();
    boolean intact = BlockLogRecord.checksum(record.duplicate()) == in.readInt();
    if (!intact && whole == left) {
      return Optional.empty();
    }
    if (!intact || isOutOfOrder(number)) {
      throw damaged();
    }
    position += whole;
    last = number;
    Bytes block = Bytes.wrap(record.array(), BlockLogRecord.HEADER_BYTES, length);
    return Optional.of(new BlockLogRecord(number, block));
  }

  private boolean isOutOfOrder(long number) {
    return last != null && !BlockNumbers.isBelow(last, number);
  }

  private IOException damaged() {
    return new IOException(
        "it is damaged at byte "
            + position
            + ": move it away, or cut it there to keep what is whole");
  }
}
