// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.PkiId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a network has formed.
 *
 * @param known how often a node sees another one alive that it is entitled to see
 * @param expected how often it should
 */
public record Acquaintance(int known, int expected) {

  /** Counts among nodes that run. */
  static Acquaintance among(List<LocalNode> nodes) {
    int known = 0;
    int expected = 0;
    for (LocalNode observer : nodes) {
      Set<PkiId> alive = aliveTo(observer);
      for (LocalNode subject : nodes) {
        if (subject != observer && observer.seat().maySee(subject.seat())) {
          expected++;
          known += alive.contains(subject.pkiId()) ? 1 : 0;
        }
      }
    }
    return new Acquaintance(known, expected);
  }

  private static Set<PkiId> aliveTo(LocalNode observer) {
    Set<PkiId> alive = new HashSet<>();
    observer
        .view()
        .ifPresent(view -> view.alive().stream().map(NetworkMember::pkiId).forEach(alive::add));
    return alive;
  }

  /** Whether everybody knows everybody whom it is entitled to see. */
  public boolean isComplete() {
    return known == expected;
  }
}
