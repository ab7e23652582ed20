// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

/**
 * An amount of messages, in count and in bytes: what lies in a queue, or how much may.
 *
 * @param items how many
 * @param bytes their payloads, signatures and secrets
 */
public record Load(int items, long bytes) {

  /** Nothing. */
  public static final Load NONE = new Load(0, 0);

  /** Refuses negative amounts. */
  public Load {
    if (items < 0 || bytes < 0) {
      throw new IllegalArgumentException(
          items + " items of " + bytes + " bytes are less than none");
    }
  }

  /** Both together. */
  public Load plus(Load other) {
    return new Load(items + other.items, bytes + other.bytes);
  }

  /** What is left after {@code other} has gone; never less than nothing. */
  public Load minus(Load other) {
    return new Load(Math.max(0, items - other.items), Math.max(0, bytes - other.bytes));
  }

  /** One {@code parts}-th of it, rounded down. */
  public Load part(int parts) {
    return new Load(items / parts, bytes / parts);
  }

  /** Whether neither count nor bytes are beyond {@code bound}. */
  public boolean isWithin(Load bound) {
    return items <= bound.items && bytes <= bound.bytes;
  }
}
