// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.bootstrap.load.Deliveries.Account;
import dev.hearsay.bootstrap.load.DeliveryReport.Latencies;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** One pass through the books, block by block. */
final class DeliverySum {
  private final Collection<Account> accounts;
  private final SortedSet<Long> numbers = new TreeSet<>();
  private final LongStream.Builder all = LongStream.builder();
  private final LongStream.Builder pushed = LongStream.builder();
  private final LongStream.Builder last = LongStream.builder();
  private final LongStream.Builder lastByPush = LongStream.builder();
  private long expected;
  private long deliveries;
  private long duplicates;
  private long pulled;

  DeliverySum(Collection<Account> accounts, Collection<Map<Long, Long>> published, long first) {
    this.accounts = List.copyOf(accounts);
    published.forEach(organization -> numbers.addAll(organization.keySet()));
    numbers.headSet(first).clear();
  }

  DeliveryReport report() {
    numbers.forEach(this::count);
    return new DeliveryReport(
        numbers.size(),
        expected,
        deliveries,
        duplicates,
        pulled,
        new Latencies(of(all), of(pushed), of(last), of(lastByPush)));
  }

  private static Percentiles of(LongStream.Builder nanos) {
    return Percentiles.of(nanos.build().toArray());
  }

  private void count(long number) {
    Spread spread = new Spread();
    for (Account account : accounts) {
      Long since = account.publications().get(number);
      if (since != null && !account.own().hasPublished(number)) {
        expected++;
        count(number, account.own(), since, spread);
      }
    }
    spread.tell();
  }

  private void count(long number, NodeDeliveries node, long since, Spread spread) {
    node.arrival(number)
        .ifPresentOrElse(
            arrival -> {
              long nanos = arrival.atNanos() - since;
              boolean byPull = node.wasPulled(number);
              deliveries++;
              duplicates += arrival.times() - 1;
              all.add(nanos);
              if (byPull) {
                pulled++;
              } else {
                pushed.add(nanos);
              }
              spread.reached(nanos, byPull);
            },
            spread::missed);
  }

  /** How far one block came. */
  private final class Spread {
    private long slowest = -1;
    private boolean everywhere = true;
    private boolean byPushAlone = true;

    void reached(long nanos, boolean byPull) {
      slowest = Math.max(slowest, nanos);
      byPushAlone &= !byPull;
    }

    void missed() {
      everywhere = false;
    }

    void tell() {
      if (everywhere && slowest >= 0) {
        last.add(slowest);
        if (byPushAlone) {
          lastByPush.add(slowest);
        }
      }
    }
  }
}
