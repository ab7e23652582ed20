// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.form.Form;
import dev.hearsay.application.form.FormReader;
import dev.hearsay.application.form.MalformedFormException;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.MessageCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a recording from its beginning, entry by entry, as far as it is whole. */
final class RecordingReader implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final DataInputStream in;
  private final Form<Entry> form;
  private final long size;
  private long position;

  private RecordingReader(DataInputStream in, Form<Entry> form, long size) {
    this.in = in;
    this.form = form;
    this.size = size;
  }

  /**
   * Opens a recording.
   *
   * @throws NoRecordingException if the file cannot be read, or does not begin as a recording of
   *     this version does
   */
  static RecordingReader open(Path file, MessageCodec codec) {
    if (!Files.isRegularFile(file)) {
      throw new NoRecordingException(
          file + (Files.exists(file) ? " is no file" : " does not exist"));
    }
    try {
      InputStream stream = Files.newInputStream(file);
      try {
        return begin(file, stream, codec);
      } catch (IOException | RuntimeException failure) {
        stream.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new NoRecordingException("cannot read " + file + ": " + failure, failure);
    }
  }

  private static RecordingReader begin(Path file, InputStream stream, MessageCodec codec)
      throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(stream, BUFFER_BYTES));
    byte[] magic = Framing.magic();
    if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
      throw new NoRecordingException(file + " is no recording");
    }
    int version = in.read();
    if (version != Framing.VERSION) {
      throw new NoRecordingException(
          version < 0
              ? file + " is a recording that holds nothing"
              : "%s is a recording of version %d; only version %d can be replayed"
                  .formatted(file, version, Framing.VERSION));
    }
    RecordingReader reader = new RecordingReader(in, EntryForms.of(codec), Files.size(file));
    reader.position = magic.length + 1L;
    return reader;
  }

  /**
   * The next page; there is none after one that is no entry.
   *
   * @throws UncheckedIOException if the disk fails
   */
  Page next() {
    try {
      return read();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Page read() throws IOException {
    long left = size - position;
    if (left == 0) {
      return new Page.Over();
    }
    if (left < Framing.LENGTH_BYTES) {
      return new Page.Torn(left);
    }
    int length = in.readInt();
    if (in.readInt() != ~length || length < 0) {
      return new Page.Damaged(position, "the length of an entry is wrong");
    }
    long whole = (long) Framing.LENGTH_BYTES + length + Framing.CHECKSUM_BYTES;
    return whole > left ? new Page.Torn(left) : read(length, whole, left);
  }

  private Page read(int length, long whole, long left) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(Framing.LENGTH_BYTES + length);
    frame.putInt(length).putInt(~length).put(in.readNBytes(length)).flip();
    if (Framing.checksum(frame) != in.readInt()) {
      return whole == left
          ? new Page.Torn(left)
          : new Page.Damaged(position, "the checksum of an entry is wrong");
    }
    Bytes entry = Bytes.wrap(frame.array(), Framing.LENGTH_BYTES, length);
    try {
      Page page = new Page.Of(parsed(entry));
      position += whole;
      return page;
    } catch (MalformedFormException malformed) {
      return new Page.Damaged(position, "an entry cannot be read: " + malformed.getMessage());
    }
  }

  private Entry parsed(Bytes entry) {
    FormReader reader = new FormReader(entry);
    Entry parsed = reader.get(form);
    reader.end();
    return parsed;
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
