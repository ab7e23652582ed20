// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

/** Prints the fingerprint of the story of a seed; started in another JVM by a test. */
final class TraceOfSeed {

  private TraceOfSeed() {}

  /** The seed is the only argument. */
  public static void main(String[] args) {
    System.out.print(traceOf(Long.parseLong(args[0])));
  }

  static String traceOf(long seed) {
    return SeedStories.tell(SeedStories.of(seed)).run().traceHash();
  }
}
