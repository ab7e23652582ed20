// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.Member;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.trust.MessageSigner;
import java.util.Optional;

/**
 * An alive message in the making: complete and correct unless something is changed.
 *
 * @param codec what encodes it
 * @param author who signs
 * @param claimed who it says it is from
 * @param secret the internal endpoint, absent without a secret
 */
record AliveBuilder(
    FakeCodec codec,
    TestPeer author,
    PkiId claimed,
    PeerTime time,
    Endpoint external,
    Bytes metadata,
    PeerIdentity identity,
    Optional<Endpoint> secret) {

  /** The message of a peer with both endpoints and its identity, without metadata. */
  static AliveBuilder of(FakeCodec codec, TestPeer author, long incarnation, long sequence) {
    return new AliveBuilder(
        codec,
        author,
        author.pkiId(),
        new PeerTime(incarnation, sequence),
        author.external(),
        Bytes.EMPTY,
        author.identity().identity(),
        Optional.of(author.internal()));
  }

  AliveBuilder claiming(PkiId other) {
    return new AliveBuilder(codec, author, other, time, external, metadata, identity, secret);
  }

  AliveBuilder external(String text) {
    return new AliveBuilder(
        codec, author, claimed, time, new Endpoint(text), metadata, identity, secret);
  }

  AliveBuilder metadata(Bytes other) {
    return new AliveBuilder(codec, author, claimed, time, external, other, identity, secret);
  }

  AliveBuilder identity(PeerIdentity other) {
    return new AliveBuilder(codec, author, claimed, time, external, metadata, other, secret);
  }

  AliveBuilder withoutIdentity() {
    return identity(PeerIdentity.NONE);
  }

  AliveBuilder secret(String internal) {
    return new AliveBuilder(
        codec,
        author,
        claimed,
        time,
        external,
        metadata,
        identity,
        Optional.of(new Endpoint(internal)));
  }

  AliveBuilder withoutSecret() {
    return new AliveBuilder(
        codec, author, claimed, time, external, metadata, identity, Optional.empty());
  }

  SignedMessage message() {
    GossipMessage draft =
        GossipMessage.of(new AliveMessage(new Member(external, metadata, claimed), time, identity));
    return new MessageSigner(new FakeCrypto(author), codec).sign(draft, secret.map(Secret::new));
  }

  Envelope envelope() {
    return message().envelope();
  }
}
