// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the chains between a certificate and a set of roots, as of one second after the
 * certificate's own beginning (identities §3.5 steps 3 to 6). All chains are looked for, since a
 * certificate with more than one is refused.
 *
 * <p>Immutable and thread-safe. A search checks at most {@value #MAX_CHECKS} signatures, so that
 * certificates that sign each other in circles cost little.
 */
public final class Chains {

  private static final int MAX_CHECKS = 100;

  private final List<Certificate> roots;
  private final List<Certificate> intermediates;
  private final CertificateSignatures signatures;

  /** Chains that end at one of {@code roots} and pass through {@code intermediates}. */
  public Chains(
      List<Certificate> roots, List<Certificate> intermediates, CertificateSignatures signatures) {
    this.roots = roots.stream().distinct().toList();
    this.intermediates = intermediates.stream().distinct().toList();
    this.signatures = signatures;
  }

  /** The only chain of {@code leaf}; a root is its own chain. */
  public ChainResult of(Certificate leaf) {
    Search search = new Search(leaf.notBefore().plusSeconds(1));
    if (search.permits(leaf)) {
      search.run(leaf);
    }
    return search.result();
  }

  /** One search: the chains so far and what has been paid for them. */
  private final class Search {

    private final Instant moment;
    private final List<List<Certificate>> found = new ArrayList<>();
    private int checks;
    private boolean issuerKnown;
    private String reason = "no certificate authority of the organization signed it";

    Search(Instant moment) {
      this.moment = moment;
    }

    boolean permits(Certificate leaf) {
      String obstacle = ChainRules.obstacleOfAny(leaf, moment);
      if (!obstacle.isEmpty()) {
        reason = obstacle;
        issuerKnown = true;
      }
      return obstacle.isEmpty();
    }

    void run(Certificate leaf) {
      if (roots.contains(leaf)) {
        end(List.of(leaf));
      } else {
        extend(List.of(leaf));
      }
    }

    private void extend(List<Certificate> chain) {
      for (Certificate root : roots) {
        if (isNext(root, chain)) {
          end(with(chain, root));
        }
      }
      for (Certificate intermediate : intermediates) {
        if (isNext(intermediate, chain)) {
          extend(with(chain, intermediate));
        }
      }
    }

    private boolean isNext(Certificate authority, List<Certificate> chain) {
      Certificate last = chain.getLast();
      if (!authority.subject().equals(last.issuer())
          || ChainRules.contains(chain, authority)
          || ++checks > MAX_CHECKS
          || !signatures.isSignedBy(last, authority)) {
        return false;
      }
      issuerKnown = true;
      String obstacle = ChainRules.obstacleOfAuthority(authority, chain, moment);
      reason = obstacle.isEmpty() ? reason : obstacle;
      return obstacle.isEmpty();
    }

    private void end(List<Certificate> chain) {
      String obstacle = ChainRules.obstacleOfChain(chain);
      if (obstacle.isEmpty()) {
        found.add(chain);
      } else {
        issuerKnown = true;
        reason = obstacle;
      }
    }

    private static List<Certificate> with(List<Certificate> chain, Certificate next) {
      List<Certificate> longer = new ArrayList<>(chain);
      longer.add(next);
      return longer;
    }

    ChainResult result() {
      return switch (found.size()) {
        case 0 -> new ChainResult.Refused(issuerKnown, reason);
        case 1 -> only(found.getFirst());
        default -> new ChainResult.Refused(true, "it has " + found.size() + " chains, not one");
      };
    }

    private ChainResult only(List<Certificate> chain) {
      String obstacle = ChainRules.obstacleOfNames(chain);
      return obstacle.isEmpty()
          ? new ChainResult.One(chain)
          : new ChainResult.Refused(true, obstacle);
    }
  }
}
