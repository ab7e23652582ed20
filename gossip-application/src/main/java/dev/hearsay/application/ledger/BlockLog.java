// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
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

  /** Not its channel: that one is closed for good when a thread that writes is interrupted. */
  private final RandomAccessFile disk;

  private long height;

  private BlockLog(Path file, RandomAccessFile disk, long height) {
    this.file = file;
    this.disk = disk;
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
      RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw");
      try {
        return resume(file, disk, first);
      } catch (IOException | RuntimeException failure) {
        disk.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw failed("open", file, failure);
    }
  }

  private static BlockLog resume(Path file, RandomAccessFile disk, long first) throws IOException {
    lock(disk.getChannel());
    BlockLogScan.Result found = BlockLogScan.of(disk.getChannel(), block -> {});
    if (found.end() < disk.length()) {
      LOG.warn(
          "the end of block log {} is torn: {} bytes after block {} are cut off",
          file,
          disk.length() - found.end(),
          Long.toUnsignedString(found.height(first) - 1));
      disk.setLength(found.end());
    }
    disk.seek(found.end());
    BlockLog log = new BlockLog(file, disk, found.height(first));
    if (found.end() == 0) {
      log.write(BlockLogRecord.magic());
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

  private void write(byte[] bytes) throws IOException {
    disk.write(bytes);
    disk.getFD().sync();
  }

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException failure) {
      throw failed("close", file, failure);
    }
  }

  private static UncheckedIOException failed(String what, Path file, IOException cause) {
    return new UncheckedIOException(
        "cannot " + what + " block log " + file + ": " + cause.getMessage(), cause);
  }
}
