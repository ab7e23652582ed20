// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.form.FormWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * How entries stand in a file.
 *
 * <pre>
 *   "HRSYREC" and the version, 1 byte; then for each entry:
 *   length (4 bytes) | its complement (4 bytes) | entry | CRC-32C over all three (4 bytes)
 * </pre>
 *
 * <p>The complement tells a length that was damaged from an entry that is torn.
 */
final class Framing {

  /** The version that is written, and the only one that is read. */
  static final byte VERSION = 1;

  private static final String MAGIC = "HRSYREC";

  /** The length before an entry, and its complement. */
  static final int LENGTH_BYTES = 2 * Integer.BYTES;

  /** The checksum after an entry. */
  static final int CHECKSUM_BYTES = Integer.BYTES;

  private Framing() {}

  /** What a recording begins with, its version apart. */
  static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }

  /** The beginning of a recording. */
  static byte[] beginning() {
    byte[] magic = magic();
    return ByteBuffer.allocate(magic.length + 1).put(magic).put(VERSION).array();
  }

  /** An entry with its length and its checksum. */
  static byte[] frame(FormWriter entry) {
    byte[] content = entry.toArray();
    ByteBuffer frame = ByteBuffer.allocate(LENGTH_BYTES + content.length + CHECKSUM_BYTES);
    frame.putInt(content.length).putInt(~content.length).put(content);
    return frame.putInt(checksum(frame.duplicate().flip())).array();
  }

  /** The checksum over what remains in a buffer. */
  static int checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
