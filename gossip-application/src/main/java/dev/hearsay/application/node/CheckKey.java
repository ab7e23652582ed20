// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationRequest.Signer;

/**
 * What makes two checks the same: the signed bytes and signature, and the rule by which they are
 * judged. What a readers rule has not looked at must not pass for what it has.
 *
 * @param envelope the signed bytes and signature, the secret apart
 * @param readersOf the channel whose readers rule decides; {@link ChannelId#NONE} if the author's
 *     signature alone counts
 */
public record CheckKey(Envelope.Key envelope, ChannelId readersOf) {

  static CheckKey of(VerificationRequest request) {
    Envelope.Key envelope = request.message().envelope().key();
    return switch (request.signer()) {
      case Signer.Reader reader -> new CheckKey(envelope, reader.channel());
      case Signer.Known _, Signer.Carried _ -> new CheckKey(envelope, ChannelId.NONE);
    };
  }
}
