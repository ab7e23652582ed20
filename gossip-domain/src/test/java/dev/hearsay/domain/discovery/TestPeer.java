// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Envelope;
import java.time.Instant;
import java.util.Optional;

/**
 * A peer with an identity that reads {@code org/name/end}.
 *
 * @param name at most 32 characters, for they become the PKI-ID
 * @param org its organization
 * @param expiresAt when its certificate ends
 */
record TestPeer(String name, OrgId org, Instant expiresAt) implements Comparable<TestPeer> {

  static final OrgId ORG1 = new OrgId("Org1");
  static final OrgId ORG2 = new OrgId("Org2");
  static final OrgId ORG3 = new OrgId("Org3");

  static TestPeer in(OrgId org, String name) {
    return new TestPeer(name, org, Instant.MAX);
  }

  /** Whose identity this is, if it is anybody's. */
  static Optional<TestPeer> of(PeerIdentity identity) {
    String[] parts = identity.serialized().toUtf8().split("/", -1);
    return parts.length == 3
        ? Optional.of(new TestPeer(parts[1], new OrgId(parts[0]), Instant.parse(parts[2])))
        : Optional.empty();
  }

  PkiId pkiId() {
    return new PkiId(Bytes.utf8("%-32s".formatted(name)));
  }

  ValidatedIdentity identity() {
    Bytes serialized = Bytes.utf8(org + "/" + name + "/" + expiresAt);
    return new ValidatedIdentity(pkiId(), new PeerIdentity(serialized), org, expiresAt);
  }

  /** Where other organizations reach it. */
  Endpoint external() {
    return new Endpoint(name + ".example.com:7051");
  }

  /** Where its own organization reaches it. */
  Endpoint internal() {
    return new Endpoint(name + ":7051");
  }

  /** A connection with this peer at the other end. */
  ConnectionInfo connection() {
    return new ConnectionInfo(
        LinkId.inbound(1), identity(), Envelope.unsigned(Bytes.EMPTY), "192.0.2.1:1");
  }

  @Override
  public int compareTo(TestPeer other) {
    return pkiId().compareTo(other.pkiId());
  }
}
