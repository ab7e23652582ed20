// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.form;

import dev.hearsay.domain.id.Bytes;

/**
 * Reads what a {@link FormWriter} wrote. Its strings of bytes are windows of what is read.
 *
 * <p>Whatever the bytes are, reading ends in a value or in a {@link MalformedFormException}.
 */
public final class FormReader {

  private static final int MAX_SHIFT = 63;

  private final Bytes source;
  private int position;

  /** Reads from the beginning of {@code source}. */
  public FormReader(Bytes source) {
    this.source = source;
  }

  /** Reads a value in its form. */
  public <T> T get(Form<T> form) {
    return form.read(this);
  }

  /** Reads a number. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if ((octet & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedFormException("a number has no end");
  }

  /** Reads a number that fits into an int. */
  public int integer() {
    long value = number();
    if (value != (int) value) {
      throw new MalformedFormException(value + " is too large");
    }
    return (int) value;
  }

  /** Reads how many of something follow, each of which takes a byte at least. */
  public int count() {
    int count = integer();
    if (count < 0 || count > rest()) {
      throw new MalformedFormException("%d follow in %d bytes".formatted(count, rest()));
    }
    return count;
  }

  /** Reads yes or no. */
  public boolean flag() {
    int octet = octet();
    if (octet > 1) {
      throw new MalformedFormException(octet + " is neither yes nor no");
    }
    return octet == 1;
  }

  /** Reads a text. */
  public String text() {
    return bytes().toUtf8();
  }

  /** Reads a string of bytes. */
  public Bytes bytes() {
    int count = count();
    Bytes bytes = source.slice(position, count);
    position += count;
    return bytes;
  }

  private int octet() {
    if (rest() == 0) {
      throw new MalformedFormException("it ends too early");
    }
    return source.at(position++) & 0xFF;
  }

  private int rest() {
    return source.length() - position;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws MalformedFormException if something is
   */
  public void end() {
    if (rest() > 0) {
      throw new MalformedFormException(rest() + " bytes are left over");
    }
  }
}
