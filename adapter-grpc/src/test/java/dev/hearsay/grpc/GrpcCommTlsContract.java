// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract with mutual TLS of one version; each node has a certificate for each role. */
abstract class GrpcCommTlsContract extends GrpcCommContract {

  private static TestAuthority authority;

  /** The version to speak. */
  abstract TransportSecurity.TlsVersion version();

  @BeforeAll
  static void foundAuthority(@TempDir Path folder) {
    authority = new TestAuthority(folder, "authority");
  }

  @Override
  TransportSecurity security(String name) {
    return new TransportSecurity.MutualTls(
        authority.issue(name, TestNodes.HOST),
        authority.issue(name + "-client"),
        List.of(authority.root()),
        new TransportSecurity.ClientAuth.HashOnly(),
        List.of(version()));
  }
}
