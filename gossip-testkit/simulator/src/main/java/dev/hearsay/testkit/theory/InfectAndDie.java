// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.theory;

/**
 * A push in which each node that gets a message hands it to {@code fanOut} others, once
 * (dissemination §3): how many nodes it reaches, and how many copies that takes.
 *
 * <p>Exact for nodes that choose evenly among all others, whether the time at which they do so
 * differs or not: it is a Markov chain over the number of nodes that have the message, with one
 * step for each node that hands it on. It ends when all who have it have handed it on. What makes
 * the push die out early is included: the distribution has a second, small peak at few nodes.
 *
 * @param nodes how many nodes there are, the publisher among them
 * @param fanOut to how many others each hands the message
 * @param reached at index k, how probable it is that k nodes have the message in the end
 */
public record InfectAndDie(int nodes, int fanOut, Distribution reached) {

  /** More nodes take more time than anybody waits. */
  private static final int MAX_NODES = 2_000;

  /**
   * Computes the chain, in time proportional to the square of {@code nodes}.
   *
   * @throws IllegalArgumentException unless 2 ≤ nodes ≤ 2,000 and 1 ≤ fanOut &lt; nodes
   */
  public static InfectAndDie of(int nodes, int fanOut) {
    if (nodes < 2 || nodes > MAX_NODES || fanOut < 1 || fanOut >= nodes) {
      throw new IllegalArgumentException(
          "%d nodes with fan-out %d; 2 to %d nodes and a fan-out from 1 to one less are possible"
              .formatted(nodes, fanOut, MAX_NODES));
    }
    return new InfectAndDie(nodes, fanOut, new Distribution(chain(nodes, fanOut)));
  }

  private static double[] chain(int nodes, int fanOut) {
    double[] ended = new double[nodes + 1];
    double[] have = new double[nodes + 1];
    have[1] = 1;
    for (int handedOn = 0; handedOn < nodes; handedOn++) {
      ended[handedOn] += have[handedOn];
      have[handedOn] = 0;
      have = step(have, handedOn + 1, nodes, fanOut);
    }
    ended[nodes] += have[nodes];
    return ended;
  }

  /** One more node hands the message on, where {@code least} nodes have it or more. */
  private static double[] step(double[] have, int least, int nodes, int fanOut) {
    double[] next = new double[nodes + 1];
    for (int infected = least; infected <= nodes; infected++) {
      if (have[infected] > 0) {
        int healthy = nodes - infected;
        for (int fresh = 0; fresh <= Math.min(fanOut, healthy); fresh++) {
          next[infected + fresh] += have[infected] * hit(fresh, nodes - 1, healthy, fanOut);
        }
      }
    }
    return next;
  }

  /** How probable it is that {@code hits} of {@code draws} different others lack the message. */
  private static double hit(int hits, int others, int healthy, int draws) {
    return choose(healthy, hits) * choose(others - healthy, draws - hits) / choose(others, draws);
  }

  private static double choose(int from, int count) {
    if (count > from) {
      return 0;
    }
    double ways = 1;
    for (int i = 0; i < count; i++) {
      ways = ways * (from - i) / (i + 1);
    }
    return ways;
  }

  /** How many nodes have the message in the end, on average, the publisher among them. */
  public double coverage() {
    return reached.mean();
  }

  /**
   * How many copies leave, on average. Nobody sends a message back to where it came from, so a node
   * whose choice holds that peer sends one copy fewer.
   */
  public double copies() {
    double giversWithSource = coverage() - 1;
    return coverage() * fanOut - giversWithSource * fanOut / (nodes - 1);
  }

  /**
   * How many rounds the push takes until most of those have the message whom it reaches: in each
   * round all hand it on who got it in the round before. An estimate that follows the averages.
   */
  public int rounds() {
    double without = nodes - 1;
    double fresh = 1;
    int rounds = 0;
    while (fresh >= 0.5) {
      double missedByOne = 1 - (double) fanOut / (nodes - 1);
      double still = without * Math.pow(missedByOne, fresh);
      fresh = without - still;
      without = still;
      rounds++;
    }
    return rounds - 1;
  }
}
