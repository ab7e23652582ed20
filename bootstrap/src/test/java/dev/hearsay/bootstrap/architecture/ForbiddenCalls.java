// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deterministic core never calls or refers to: what takes the time, throws dice, starts or
 * stops threads, or iterates in an order that changes with every start of the JVM.
 */
final class ForbiddenCalls extends DescribedPredicate<JavaAccess<?>> {
  private static final String ANY = "any";
  private static final String CONSTRUCTOR = "<init>";

  private final Map<String, Set<String>> namesByOwner = new LinkedHashMap<>();

  ForbiddenCalls() {
    super("target is a clock, dice, a thread or an order that changes");
    time();
    chance();
    threads();
    order();
  }

  private void time() {
    forbid("java.lang.System", "nanoTime", "currentTimeMillis", "identityHashCode", "getenv");
    forbid("java.time.Instant", "now");
    forbid("java.time.LocalDate", "now");
    forbid("java.time.LocalDateTime", "now");
    forbid("java.time.LocalTime", "now");
    forbid("java.time.OffsetDateTime", "now");
    forbid("java.time.ZonedDateTime", "now");
    forbidAll("java.time.Clock");
    forbid("java.util.Date", CONSTRUCTOR);
    forbid("java.util.Calendar", "getInstance");
  }

  private void chance() {
    forbid("java.util.UUID", "randomUUID");
    forbid("java.lang.Math", "random");
    forbid("java.lang.StrictMath", "random");
    forbidAll("java.util.Random");
    forbidAll("java.util.SplittableRandom");
    forbidAll("java.util.concurrent.ThreadLocalRandom");
    forbidAll("java.util.random.RandomGenerator");
    forbidAll("java.security.SecureRandom");
  }

  private void threads() {
    forbidAll("java.lang.Thread");
    forbidAll("java.lang.ThreadLocal");
    forbidAll("java.util.Timer");
    forbid("java.lang.Object", "wait", "notify", "notifyAll");
    for (String owner :
        List.of("Collection", "List", "Set", "stream.BaseStream", "stream.Stream")) {
      forbid("java.util." + owner, "parallel", "parallelStream");
    }
  }

  private void order() {
    forbid("java.util.Collections", "shuffle");
    forbid("java.util.Set", "of", "copyOf");
    forbid("java.util.Map", "of", "copyOf", "ofEntries");
    forbid("java.util.stream.Collectors", "toSet", "toUnmodifiableSet", "toUnmodifiableMap");
  }

  private void forbid(String owner, String... names) {
    namesByOwner.computeIfAbsent(owner, added -> new LinkedHashSet<>()).addAll(List.of(names));
  }

  private void forbidAll(String owner) {
    forbid(owner, ANY);
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    Set<String> names = namesByOwner.getOrDefault(owner, Set.of());
    return owner.startsWith("java.util.concurrent.") || names.contains(ANY) || names.contains(name);
  }
}
