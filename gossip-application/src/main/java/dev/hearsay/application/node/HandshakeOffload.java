// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.connection.HandshakeDesk;
import dev.hearsay.domain.handshake.HandshakeJudge;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.SigningException;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageSigner;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Signs own handshakes and judges those of others, away from the node loop, which owns it. Bounded
 * by the links whose first message came.
 */
final class HandshakeOffload implements HandshakeDesk {

  private final ValidatedIdentity self;
  private final HandshakeJudge judge;
  private final MessageSigner signer;
  private final Offload<Input> offload;
  private final Supplier<Now> now;
  private final Map<LinkId, Pending> judging = new HashMap<>();
  private final Set<LinkId> outdated = new HashSet<>();

  private record Pending(SignedMessage first, LinkInfo info) {}

  HandshakeOffload(
      MessageCryptoService crypto,
      MessageSigner signer,
      Offload<Input> offload,
      Supplier<Now> now) {
    this.self = crypto.self();
    this.judge = new HandshakeJudge(crypto);
    this.signer = signer;
    this.offload = offload;
    this.now = now;
  }

  @Override
  public void sign(HandshakeKey key) {
    offload.submit(SigningDesk.LANE, () -> signed(key));
  }

  private Input signed(HandshakeKey key) {
    try {
      return new Input.HandshakeSigned(
          key,
          signer.sign(HandshakeMessages.own(self, key.tlsHash(), key.probe()), Optional.empty()));
    } catch (SigningException failure) {
      return new Input.HandshakeSigningFailed(key, String.valueOf(failure.getMessage()));
    }
  }

  @Override
  public void judge(
      LinkId link, SignedMessage first, LinkInfo info, Optional<ValidatedIdentity> known) {
    judging.put(link, new Pending(first, info));
    submit(link, first, info, known);
  }

  private void submit(
      LinkId link, SignedMessage first, LinkInfo info, Optional<ValidatedIdentity> known) {
    Instant wall = now.get().wall();
    offload.submit(
        link, () -> new Input.HandshakeJudged(link, judge.judge(first, info, known, wall)));
  }

  /**
   * Whether a verdict stands. One that was begun before an identity went, which may have been this
   * one, is given anew.
   */
  boolean stands(Input.HandshakeJudged judged) {
    Pending pending = judging.remove(judged.link());
    if (pending == null || !outdated.remove(judged.link())) {
      return true;
    }
    judge(judged.link(), pending.first(), pending.info(), Optional.empty());
    return false;
  }

  /** An identity is gone: whatever is being judged was begun with the former trust. */
  void trustChanged() {
    outdated.addAll(judging.keySet());
  }
}
