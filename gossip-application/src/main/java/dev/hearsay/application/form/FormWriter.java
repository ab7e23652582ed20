// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import dev.hearsay.domain.id.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values one after the other into memory. Numbers take one byte if they are small and ten at
 * the most.
 */
public final class FormWriter {

  private static final int FIRST_BYTES = 256;

  private byte[] array = new byte[FIRST_BYTES];
  private int length;

  /** Writes a value in its form. */
  public <T> FormWriter put(Form<T> form, T value) {
    form.write(this, value);
    return this;
  }

  /** Writes a number. */
  public FormWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      octet((int) (rest | 0x80));
      rest >>>= 7;
    }
    octet((int) rest);
    return this;
  }

  /** Writes yes or no. */
  public FormWriter flag(boolean value) {
    octet(value ? 1 : 0);
    return this;
  }

  /** Writes a text. */
  public FormWriter text(String value) {
    return bytes(Bytes.wrap(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a string of bytes, its length first. */
  public FormWriter bytes(Bytes value) {
    number(value.length());
    ensure(value.length());
    value.asByteBuffer().get(array, length, value.length());
    length += value.length();
    return this;
  }

  private void octet(int value) {
    ensure(1);
    array[length++] = (byte) value;
  }

  private void ensure(int more) {
    int needed = Math.addExact(length, more);
    if (needed > array.length) {
      array = Arrays.copyOf(array, (int) Math.max(needed, Math.min(2L * array.length, 1L << 30)));
    }
  }

  /** How many bytes were written. */
  public int length() {
    return length;
  }

  /** What was written. */
  public byte[] toArray() {
    return Arrays.copyOf(array, length);
  }
}
