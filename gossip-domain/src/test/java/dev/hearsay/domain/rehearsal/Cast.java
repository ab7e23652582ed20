// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.rehearsal;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Who appears: peers by name, in two organizations and a third. */
public final class Cast {

  public static final OrgId ORG1 = new OrgId("Org1MSP");
  public static final OrgId ORG2 = new OrgId("Org2MSP");
  public static final OrgId ORG3 = new OrgId("Org3MSP");

  private Cast() {}

  /** A PKI-ID of proper length that begins with the name. */
  public static PkiId pki(String name) {
    return new PkiId(
        Bytes.wrap(Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), PkiId.LENGTH)));
  }

  public static ValidatedIdentity peer(String name, OrgId org) {
    return peer(name, org, Instant.MAX);
  }

  public static ValidatedIdentity peer(String name, OrgId org, Instant expiresAt) {
    String serialized = org + "|" + name + "|" + expiresAt;
    return new ValidatedIdentity(
        pki(name), new PeerIdentity(Bytes.utf8(serialized)), org, expiresAt);
  }

  /** A member with both endpoints. */
  public static NetworkMember member(String name) {
    return member(name, name + ".example:7051");
  }

  public static NetworkMember member(String name, String externalEndpoint) {
    return new NetworkMember(
        pki(name),
        new Endpoint(externalEndpoint),
        new Endpoint(name + ".internal:7051"),
        Bytes.EMPTY,
        alive(name, externalEndpoint, 1, 1).envelope());
  }

  /** A heartbeat with a secret. */
  public static SignedMessage alive(
      String name, String externalEndpoint, long incarnation, long sequence) {
    GossipMessage message =
        GossipMessage.of(
            new Content.AliveMessage(
                new Content.Member(new Endpoint(externalEndpoint), Bytes.EMPTY, pki(name)),
                new PeerTime(incarnation, sequence),
                PeerIdentity.NONE));
    Bytes payload = Bytes.utf8("alive " + name + " " + incarnation + "/" + sequence);
    Envelope envelope =
        Envelope.signed(payload, Bytes.utf8("signature"))
            .withSecret(new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("signature")));
    return new SignedMessage(envelope, message);
  }

  /** An authenticated connection to {@code peer}. */
  public static ConnectionInfo connectionTo(ValidatedIdentity peer) {
    return new ConnectionInfo(
        LinkId.inbound(1), peer, Envelope.unsigned(Bytes.utf8("handshake")), "127.0.0.1:1");
  }
}
