// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that blocks are appended to; it remembers them across restarts.
 *
 * <pre>
 *   "HRSYLOG1", then for each block:
 *   number (8 bytes) | length (4 bytes) | block | CRC-32C over all three (4 bytes)
 * </pre>
 *
 * <p>Numbers ascend. Each block is forced to the disk before {@link #append} returns, so a crash
 * can tear the last block only; opening the file again cuts a torn end off, with a warning. Damage
 * before the end is not repaired: such a file is refused. One process at a time can have it open.
 */
public final class BlockLog implements BlockSink {

  private static final Logger LOG = LoggerFactory.getLogger(BlockLog.class);

  private final Path file;
  private final FileChannel channel;
  private long height;

  private BlockLog(Path file, FileChannel channel, long height) {
    this.file = file;
    this.channel = channel;
    this.height = height;
  }

  /**
   * Opens a log, or begins one.
   *
   * @param first the height of an empty log: the number of the first block that is wanted
   * @throws UncheckedIOException if the file cannot be read or written, is in use, is no block log,
   *     or is damaged before its end; the message names the file and the place
   */
  public static BlockLog open(Path file, long first) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        return resume(file, channel, first);
      } catch (IOException | RuntimeException failure) {
        channel.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw failed("open", file, failure);
    }
  }

  private static BlockLog resume(Path file, FileChannel channel, long first) throws IOException {
    lock(channel);
    BlockLogScan.Result found = BlockLogScan.of(channel, block -> {});
    if (found.end() < channel.size()) {
      LOG.warn(
          "the end of block log {} is torn: {} bytes after block {} are cut off",
          file,
          channel.size() - found.end(),
          Long.toUnsignedString(found.height(first) - 1));
      channel.truncate(found.end());
    }
    channel.position(found.end());
    BlockLog log = new BlockLog(file, channel, found.height(first));
    if (found.end() == 0) {
      log.write(ByteBuffer.wrap(BlockLogRecord.magic()));
    }
    return log;
  }

  /** The lock is held until the channel is closed. */
  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException here) {
      throw new IOException("it is open in this process already", here);
    }
    throw new IOException("another process has it open");
  }

  @Override
  public long height() {
    return height;
  }

  @Override
  public void append(long number, Bytes block) {
    if (BlockNumbers.isBelow(number, height)) {
      throw new IllegalArgumentException(
          "block %s follows none: the next is %s"
              .formatted(Long.toUnsignedString(number), Long.toUnsignedString(height)));
    }
    try {
      write(new BlockLogRecord(number, block).encode());
      height = number + 1;
    } catch (IOException failure) {
      throw failed("append to", file, failure);
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw failed("close", file, failure);
    }
  }

  private static UncheckedIOException failed(String what, Path file, IOException cause) {
    return new UncheckedIOException(
        "cannot " + what + " block log " + file + ": " + cause.getMessage(), cause);
  }
}
