// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.TlsTrust;
import dev.hearsay.testkit.contracts.TlsTrustContract.Authority;
import dev.hearsay.testkit.contracts.TlsTrustContract.Site;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Authorities that are known by name, without any TLS; good, unless a subclass breaks it. */
class ToyTlsSite implements Site, TlsTrust {

  volatile Set<Authority> trusted = Set.of(Authority.FIRST);

  @Override
  public void replaceTrusted(List<Bytes> certificates) {
    Set<Authority> read = new LinkedHashSet<>();
    certificates.forEach(certificate -> read.add(read(certificate)));
    trusted = read;
  }

  final Authority read(Bytes certificate) {
    return Arrays.stream(Authority.values())
        .filter(each -> certificate.equals(pem(each)) || certificate.equals(der(each)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no certificate: " + certificate));
  }

  @Override
  public TlsTrust trust() {
    return this;
  }

  @Override
  public Bytes pem(Authority authority) {
    return Bytes.utf8("PEM of " + authority);
  }

  @Override
  public Bytes der(Authority authority) {
    return Bytes.utf8("DER of " + authority);
  }

  @Override
  public boolean links(Authority authority) {
    return trusted.contains(authority);
  }

  /** The contract over sites of this kind. */
  static class Contract extends TlsTrustContract {

    private final Supplier<? extends Site> sites;

    Contract(Supplier<? extends Site> sites) {
      this.sites = sites;
    }

    @Override
    protected Site site() {
      return sites.get();
    }
  }
}
