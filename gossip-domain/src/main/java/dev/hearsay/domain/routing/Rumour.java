// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that is to be pushed to a few peers.
 *
 * @param message the message and its bytes, which travel on unchanged
 * @param from who brought it, and must not get it back; {@link PkiId#NONE} for an own message
 */
public record Rumour(SignedMessage message, PkiId from) {

  /** What the message says. */
  public Content content() {
    return message.content();
  }

  /** Whether nobody brought it. */
  public boolean isOwn() {
    return from.isNone();
  }

  /** One copy for each of {@code chosen}, but none for whoever brought the message. */
  public Stream<Delivery> copiesFor(List<NetworkMember> chosen) {
    return chosen.stream()
        .filter(RoutingFilter.except(from)::admits)
        .map(target -> new Delivery(target, message));
  }
}
