// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes notes of what the connections have to say. */
final class RecordingListener implements ConnectionListener {

  final List<ReceivedMessage> received = new ArrayList<>();
  final List<String> news = new ArrayList<>();
  Consumer<PkiId> onPresumedDead = peer -> {};

  @Override
  public void received(ReceivedMessage message, Now now) {
    received.add(message);
  }

  @Override
  public void proved(ValidatedIdentity identity, Now now) {
    news.add("proved " + name(identity));
  }

  @Override
  public void presumedDead(PkiId peer, Now now) {
    news.add("dead " + name(peer));
    onPresumedDead.accept(peer);
  }

  @Override
  public void identitySwitched(PkiId expected, ValidatedIdentity actual, Now now) {
    news.add("switched " + name(expected) + " to " + name(actual));
  }

  @Override
  public void probed(Endpoint endpoint, boolean answered, Now now) {
    news.add("probed " + endpoint + " " + answered);
  }

  @Override
  public void identified(Endpoint endpoint, ValidatedIdentity identity, Now now) {
    news.add("identified " + endpoint + " " + name(identity));
  }

  @Override
  public void identifyFailed(Endpoint endpoint, Rejection reason, String detail, Now now) {
    news.add("not identified " + endpoint + " " + reason);
  }

  @Override
  public void acknowledged(long token, PkiId peer, String error, Now now) {
    news.add("acknowledged " + token + " " + name(peer) + " '" + error + "'");
  }

  static String name(ValidatedIdentity identity) {
    return identity.identity().serialized().toUtf8();
  }

  static String name(PkiId peer) {
    return peer.value().slice(0, 1).toUtf8();
  }
}
