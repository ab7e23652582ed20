// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Writes down what a transport reports, lets a test wait for it, and watches over the order that
 * {@link CommListener} demands: up first, down once and last, never two calls for one link at the
 * same time.
 */
public final class CommRecorder implements CommListener {

  /** How long a test waits before it gives up: long, for only a failing test waits to the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<CommReport> reports = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Set<LinkId> up = new TreeSet<>();
  private final Set<LinkId> down = new TreeSet<>();
  private final Set<LinkId> busy = new TreeSet<>();

  /** A recorder for a test that waits at most 20 s for each condition. */
  public CommRecorder() {
    this(PATIENCE);
  }

  /** A recorder for a test that waits at most {@code patience} for each condition. */
  public CommRecorder(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void linkUp(LinkId link, LinkInfo info) {
    record(
        link,
        new CommReport.Up(link, info),
        () -> {
          if (!up.add(link)) {
            violations.add(link + " came up twice");
          }
        });
  }

  @Override
  public void received(LinkId link, Envelope envelope) {
    record(link, new CommReport.Received(link, envelope), () -> mustBeUp(link, "delivered"));
  }

  @Override
  public void writable(LinkId link) {
    record(link, new CommReport.Writable(link), () -> mustBeUp(link, "became writable"));
  }

  @Override
  public void linkDown(LinkId link, LinkEnd cause, String detail) {
    record(
        link,
        new CommReport.Down(link, cause, detail),
        () -> {
          if (!up.contains(link) && link.isInbound()) {
            violations.add(link + " went down before it came up");
          }
          down.add(link);
        });
  }

  @Override
  public void pinged(long token, boolean answered, String detail) {
    exclusively(() -> add(new CommReport.Pinged(token, answered, detail)));
  }

  @Override
  public void refused(Rejection reason, String remoteHost, String detail) {
    exclusively(() -> add(new CommReport.Refused(reason, remoteHost, detail)));
  }

  private void mustBeUp(LinkId link, String what) {
    if (!up.contains(link)) {
      violations.add(link + " " + what + " before it came up");
    }
  }

  private void record(LinkId link, CommReport report, Runnable rule) {
    exclusively(() -> enter(link, report, rule));
    exclusively(() -> busy.remove(link));
  }

  private void enter(LinkId link, CommReport report, Runnable rule) {
    if (!busy.add(link)) {
      violations.add(link + " reported twice at a time");
    }
    if (down.contains(link)) {
      violations.add(link + " reported " + report + " after it went down");
    }
    rule.run();
    add(report);
  }

  private void add(CommReport report) {
    reports.add(report);
    changed.signalAll();
  }

  /** All reports until now. */
  public List<CommReport> reports() {
    List<CommReport> copy = new ArrayList<>();
    exclusively(() -> copy.addAll(reports));
    return copy;
  }

  /** All reports of one kind until now. */
  public <T extends CommReport> List<T> reports(Class<T> kind) {
    return reports().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The envelopes that a link delivered until now. */
  public List<Envelope> envelopes(LinkId link) {
    return reports(CommReport.Received.class).stream()
        .filter(report -> report.link().equals(link))
        .map(CommReport.Received::envelope)
        .toList();
  }

  /** Waits for the next link that the other side opened. */
  public CommReport.Up awaitInbound() {
    return await(CommReport.Up.class, report -> report.link().isInbound());
  }

  /** Waits until {@code link} is up. */
  public CommReport.Up awaitUp(LinkId link) {
    return await(CommReport.Up.class, report -> report.link().equals(link));
  }

  /** Waits until {@code link} is down. */
  public CommReport.Down awaitDown(LinkId link) {
    return await(CommReport.Down.class, report -> report.link().equals(link));
  }

  /** Waits until {@code link} has delivered {@code count} envelopes. */
  public List<Envelope> awaitEnvelopes(LinkId link, int count) {
    awaitThat("link " + link + " delivers " + count, () -> envelopes(link).size() >= count);
    return envelopes(link);
  }

  /** Waits for the first report of a kind that satisfies {@code wanted}. */
  public <T extends CommReport> T await(Class<T> kind, Predicate<? super T> wanted) {
    awaitThat(kind.getSimpleName(), () -> reports(kind).stream().anyMatch(wanted));
    return reports(kind).stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Waits for a condition over the reports. */
  public void awaitThat(String what, BooleanSupplier condition) {
    long remaining = patience.toNanos();
    lock.lock();
    try {
      while (!condition.getAsBoolean()) {
        remaining = changed.awaitNanos(remaining);
        if (remaining <= 0) {
          throw new AssertionError("waited in vain for: " + what + "; reports were " + reports);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what, e);
    } finally {
      lock.unlock();
    }
  }

  /** Fails if a report broke the order that a listener may rely on. */
  public void assertOrderly() {
    exclusively(() -> assertThat(violations).as("broken rules").isEmpty());
  }

  private void exclusively(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
