// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.TlsTrust;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TlsTrust} owes the node: the next link is judged by the certificates that were
 * given last, and by no others (identities §11).
 *
 * <p>It asks nothing of links that are open already: the port promises nothing about them.
 */
public abstract class TlsTrustContract {

  /** One of the two authorities of a site. */
  public enum Authority {
    /** The one that is trusted at first. */
    FIRST,
    /** The one that is not. */
    SECOND
  }

  /** A transport between servers of two authorities. */
  public interface Site {

    /** The port under test, which trusts {@link Authority#FIRST} only. */
    TlsTrust trust();

    /** The authority's own certificate as PEM text. */
    Bytes pem(Authority authority);

    /** The same certificate as DER. */
    Bytes der(Authority authority);

    /** Whether a new link to a server comes up whose certificate is issued by the authority. */
    boolean links(Authority authority);
  }

  /** A fresh site. */
  protected abstract Site site();

  @Test
  void whoWasTrustedAtFirstIsTrustedUntilTheFirstReplacement() {
    Site site = site();

    assertThat(site.links(Authority.FIRST)).isTrue();
    assertThat(site.links(Authority.SECOND)).isFalse();
  }

  @Test
  void aReplacementDecidesTheNextLinkAndTheOneAfterItToo() {
    Site site = site();

    site.trust().replaceTrusted(List.of(site.pem(Authority.SECOND)));
    assertThat(site.links(Authority.FIRST)).isFalse();
    assertThat(site.links(Authority.SECOND)).isTrue();

    site.trust().replaceTrusted(List.of(site.pem(Authority.FIRST)));
    assertThat(site.links(Authority.FIRST)).isTrue();
    assertThat(site.links(Authority.SECOND)).isFalse();
  }

  @Test
  void allCertificatesOfAReplacementAreTrustedInWhateverFormTheyCome() {
    Site site = site();

    site.trust().replaceTrusted(List.of(site.pem(Authority.FIRST), site.der(Authority.SECOND)));

    assertThat(site.links(Authority.FIRST)).isTrue();
    assertThat(site.links(Authority.SECOND)).isTrue();
  }

  @Test
  void withoutCertificatesNobodyIsTrusted() {
    Site site = site();

    site.trust().replaceTrusted(List.of());

    assertThat(site.links(Authority.FIRST)).isFalse();
    assertThat(site.links(Authority.SECOND)).isFalse();
  }

  @Test
  void oneCertificateThatCannotBeReadReplacesNothing() {
    for (Bytes unreadable : List.of(Bytes.EMPTY, Bytes.utf8("no certificate"), Bytes.hex("30"))) {
      Site site = site();

      assertThatThrownBy(
              () -> site.trust().replaceTrusted(List.of(site.pem(Authority.SECOND), unreadable)))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(site.links(Authority.FIRST)).isTrue();
      assertThat(site.links(Authority.SECOND)).isFalse();
    }
  }

  @Test
  void anyThreadMayReplace() {
    Site site = site();

    CompletableFuture.runAsync(
            () -> site.trust().replaceTrusted(List.of(site.pem(Authority.SECOND))),
            task -> Thread.ofPlatform().daemon().start(task))
        .orTimeout(20, TimeUnit.SECONDS)
        .join();

    assertThat(site.links(Authority.SECOND)).isTrue();
  }
}
