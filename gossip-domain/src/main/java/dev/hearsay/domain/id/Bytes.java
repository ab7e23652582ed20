// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An immutable byte string with value equality.
 *
 * <p>It may be a window on a larger array, so that a message is cut into its parts without copying
 * its payload. A window keeps the whole array alive: use {@link #compact()} for small values that
 * outlive the message they came in.
 *
 * <p>The order is that of unsigned bytes, shorter first among equal prefixes, as Fabric compares
 * PKI-IDs.
 */
public final class Bytes implements Comparable<Bytes> {

  /** The empty byte string. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ODD = 0x9E3779B97F4A7C15L;

  private final byte[] array;
  private final int offset;
  private final int length;
  private int hash;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A byte string with a copy of {@code source}. */
  public static Bytes copyOf(byte[] source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone(), 0, source.length);
  }

  /** A window on {@code array}, which the caller must never change again. */
  public static Bytes wrap(byte[] array) {
    return wrap(array, 0, array.length);
  }

  /**
   * A window on a part of {@code array}, which the caller must never change again.
   *
   * @throws IndexOutOfBoundsException if the window does not lie within the array
   */
  public static Bytes wrap(byte[] array, int offset, int length) {
    java.util.Objects.checkFromIndexSize(offset, length, array.length);
    return length == 0 ? EMPTY : new Bytes(array, offset, length);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The bytes that {@code hex} spells, two digits a byte.
   *
   * @throws IllegalArgumentException if {@code hex} is not hexadecimal
   */
  public static Bytes hex(String hex) {
    return wrap(HexFormat.of().parseHex(hex));
  }

  /** The number of bytes. */
  public int length() {
    return length;
  }

  /** Whether there is no byte. */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * The byte at {@code index}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public byte at(int index) {
    return array[offset + java.util.Objects.checkIndex(index, length)];
  }

  /** A window on a part of this byte string; no byte is copied. */
  public Bytes slice(int from, int count) {
    java.util.Objects.checkFromIndexSize(from, count, length);
    return wrap(array, offset + from, count);
  }

  /** The same value without a larger array behind it. */
  public Bytes compact() {
    return array.length == length ? this : wrap(toArray());
  }

  /** A fresh array with the bytes. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** A read-only buffer over the bytes, without copying. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  /** Hands the window to {@code visitor}, which must neither change nor keep the array. */
  public <R extends @Nullable Object> R read(Window<R> visitor) {
    return visitor.visit(array, offset, length);
  }

  /** A reader of a window. */
  @FunctionalInterface
  public interface Window<R extends @Nullable Object> {
    /** Reads {@code length} bytes of {@code array} from {@code offset}. */
    R visit(byte[] array, int offset, int length);
  }

  /** This text decoded as UTF-8, malformed parts replaced. */
  public String toUtf8() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** All bytes as lower-case hexadecimal digits. */
  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(
        array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Bytes that
            && length == that.length
            && Arrays.equals(
                array,
                offset,
                offset + length,
                that.array,
                that.offset,
                that.offset + that.length));
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = computeHash();
      hash = h;
    }
    return h;
  }

  /** Eight bytes at a time: a message of a kilobyte is hashed wherever it arrives. */
  private int computeHash() {
    long sum = length;
    int end = offset + length;
    int at = offset;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      sum = mix(sum, (long) LONGS.get(array, at));
    }
    for (; at < end; at++) {
      sum = mix(sum, array[at]);
    }
    return Long.hashCode(sum);
  }

  private static long mix(long sum, long next) {
    long mixed = (sum ^ next) * ODD;
    return mixed ^ (mixed >>> 32);
  }

  /** The first eight bytes in hexadecimal and the length, for logs. */
  @Override
  public String toString() {
    return length <= 8
        ? toHex()
        : HexFormat.of().formatHex(array, offset, offset + 8) + "…(" + length + ")";
  }
}
