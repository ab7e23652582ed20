// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.time.Duration;

/** The streams of this node. */
public final class Connections {

  /** Without any link. */
  public Connections(
      ConnectionSettings settings,
      ValidatedIdentity self,
      ConnectionPorts ports,
      ConnectionListener listener) {}

  public void linkUp(LinkId link, LinkInfo info, Now now) {}

  public void received(LinkId link, Decoded<SignedMessage> message, int bytes, Now now) {}

  public void writable(LinkId link, Now now) {}

  public void linkDown(LinkId link, LinkEnd cause, String detail, Now now) {}

  public void pinged(long token, boolean answered, String detail, Now now) {}

  public void timer(ConnectionTimer timer, Now now) {}

  public void handshakeSigned(HandshakeKey key, SignedMessage message, Now now) {}

  public void handshakeSigningFailed(HandshakeKey key, String detail, Now now) {}

  public void handshakeJudged(LinkId link, HandshakeVerdict verdict, Now now) {}

  public void send(PeerAddress target, Envelope envelope, Lane lane, Now now) {}

  public void respond(ConnectionInfo to, Envelope envelope, Lane lane, Now now) {}

  public void sendAcked(PeerAddress target, long token, GossipMessage message, Duration timeout, Now now) {}

  public void acknowledge(ReceivedMessage message, String error, Now now) {}

  public void disconnect(PkiId peer, String reason, Now now) {}

  public void probe(Endpoint endpoint, Now now) {}

  public void identify(Endpoint endpoint, Now now) {}

  public void stop(Now now) {}

  public boolean isConnected(PkiId peer) {
    return false;
  }

  public int links() {
    return 0;
  }
}
