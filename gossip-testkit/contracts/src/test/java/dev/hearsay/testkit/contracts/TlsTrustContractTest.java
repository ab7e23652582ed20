// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Bytes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract that has never failed is none: each of these ways to trust is found out. */
class TlsTrustContractTest {

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongWayToTrustIsFoundOut(Fault<TlsTrustContract> fault) {
    fault.assertFoundOut();
  }

  static Stream<Fault<TlsTrustContract>> faults() {
    return Stream.of(
        fault(
            "trusts everybody",
            Gullible::new,
            TlsTrustContract::whoWasTrustedAtFirstIsTrustedUntilTheFirstReplacement),
        fault(
            "adds and never removes",
            Adding::new,
            TlsTrustContract::aReplacementDecidesTheNextLinkAndTheOneAfterItToo),
        fault(
            "replaces once only",
            Stubborn::new,
            TlsTrustContract::aReplacementDecidesTheNextLinkAndTheOneAfterItToo),
        fault(
            "takes the first certificate only",
            Hasty::new,
            TlsTrustContract::allCertificatesOfAReplacementAreTrustedInWhateverFormTheyCome),
        fault(
            "reads PEM only",
            PemOnly::new,
            TlsTrustContract::allCertificatesOfAReplacementAreTrustedInWhateverFormTheyCome),
        fault(
            "ignores an empty list",
            Clinging::new,
            TlsTrustContract::withoutCertificatesNobodyIsTrusted),
        fault(
            "skips what it cannot read",
            Lenient::new,
            TlsTrustContract::oneCertificateThatCannotBeReadReplacesNothing),
        fault(
            "replaces before it has read all",
            Piecemeal::new,
            TlsTrustContract::oneCertificateThatCannotBeReadReplacesNothing),
        fault(
            "listens to its own thread only", Private::new, TlsTrustContract::anyThreadMayReplace));
  }

  private static Fault<TlsTrustContract> fault(
      String name, Supplier<ToyTlsSite> site, Consumer<TlsTrustContract> story) {
    return new Fault<>(name, new ToyTlsSite.Contract(site), story);
  }

  private static final class Gullible extends ToyTlsSite {
    Gullible() {
      trusted = Set.of(TlsTrustContract.Authority.values());
    }
  }

  private static final class Adding extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      Set<TlsTrustContract.Authority> all = new LinkedHashSet<>(trusted);
      certificates.forEach(certificate -> all.add(read(certificate)));
      trusted = all;
    }
  }

  private static final class Stubborn extends ToyTlsSite {
    private boolean replaced;

    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      if (!replaced) {
        replaced = true;
        super.replaceTrusted(certificates);
      }
    }
  }

  private static final class Hasty extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      super.replaceTrusted(certificates.subList(0, 1));
    }
  }

  private static final class PemOnly extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      super.replaceTrusted(
          certificates.stream().filter(bytes -> bytes.toUtf8().startsWith("PEM")).toList());
    }
  }

  private static final class Clinging extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      if (!certificates.isEmpty()) {
        super.replaceTrusted(certificates);
      }
    }
  }

  private static final class Lenient extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      super.replaceTrusted(
          certificates.stream().filter(bytes -> bytes.toUtf8().contains(" of ")).toList());
    }
  }

  private static final class Piecemeal extends ToyTlsSite {
    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      Set<TlsTrustContract.Authority> next = new LinkedHashSet<>();
      trusted = next;
      certificates.forEach(certificate -> next.add(read(certificate)));
    }
  }

  private static final class Private extends ToyTlsSite {
    private final Thread own = Thread.currentThread();

    @Override
    public void replaceTrusted(List<Bytes> certificates) {
      if (Thread.currentThread().equals(own)) {
        super.replaceTrusted(certificates);
      }
    }
  }
}
