// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The domain's byte strings as protobuf's and back, without copying: both are windows on an array
 * that nobody changes.
 */
public final class BytesBridge {

  private BytesBridge() {}

  /** The same window for protobuf. */
  public static ByteString toWire(Bytes bytes) {
    return bytes.isEmpty() ? ByteString.EMPTY : bytes.read(UnsafeByteOperations::unsafeWrap);
  }

  /** The same windows for protobuf. */
  static List<ByteString> toWire(List<Bytes> list) {
    return list.stream().map(BytesBridge::toWire).toList();
  }

  /**
   * The same window for the domain. What protobuf holds otherwise than in one array is copied;
   * parsing never makes such.
   */
  public static Bytes fromWire(ByteString string) {
    if (string.isEmpty()) {
      return Bytes.EMPTY;
    }
    Window window = new Window();
    try {
      UnsafeByteOperations.unsafeWriteTo(string, window);
    } catch (IOException e) {
      throw new UncheckedIOException("a window does no input or output", e);
    }
    return window.seen.length() == string.size() ? window.seen : Bytes.wrap(string.toByteArray());
  }

  /** The same windows for the domain. */
  static List<Bytes> fromWire(List<ByteString> list) {
    return list.stream().map(BytesBridge::fromWire).toList();
  }

  /**
   * Looks at the one lasting array that a byte string hands out; keeps nothing of what is handed
   * out otherwise.
   */
  private static final class Window extends ByteOutput {
    private Bytes seen = Bytes.EMPTY;

    @Override
    public void writeLazy(byte[] array, int offset, int length) {
      seen = Bytes.wrap(array, offset, length);
    }

    @Override
    public void write(byte value) {
      seen = Bytes.EMPTY;
    }

    @Override
    public void write(byte[] array, int offset, int length) {
      seen = Bytes.EMPTY;
    }

    @Override
    public void write(ByteBuffer buffer) {
      seen = Bytes.EMPTY;
    }

    @Override
    public void writeLazy(ByteBuffer buffer) {
      seen = Bytes.EMPTY;
    }
  }
}
