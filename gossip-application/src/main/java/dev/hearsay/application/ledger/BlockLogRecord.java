// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import dev.hearsay.domain.id.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** A block as it stands in a {@link BlockLog}. */
record BlockLogRecord(long number, Bytes block) {

  private static final String MAGIC = "HRSYLOG1";

  /** Number and length. */
  static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

  /** The checksum. */
  static final int TRAILER_BYTES = Integer.BYTES;

  /** What a log begins with. */
  static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }

  byte[] encode() {
    int length = HEADER_BYTES + block.length();
    ByteBuffer record = ByteBuffer.allocate(length + TRAILER_BYTES);
    record.putLong(number).putInt(block.length()).put(block.asByteBuffer());
    record.putInt(checksum(record.duplicate().flip()));
    return record.array();
  }

  /** The checksum over what remains in a buffer. */
  static int checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
