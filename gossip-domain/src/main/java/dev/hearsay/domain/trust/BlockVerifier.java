// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;

/**
 * Checks that a block is as its channel demands (identities §7). Without state; called off the node
 * loop.
 */
public final class BlockVerifier {

  private final MessageCryptoService crypto;

  /** A verifier that asks {@code crypto}. */
  public BlockVerifier(MessageCryptoService crypto) {
    this.crypto = crypto;
  }

  /** Verifies hashes, number, channel and signatures. */
  public BlockResult verify(BlockCheck check) {
    return switch (crypto.verifyBlock(check.channel(), check.number(), check.block())) {
      case BlockVerdict.Valid valid -> new BlockResult.Passed(new VerifiedBlock(check));
      case BlockVerdict.Refused(String detail) ->
          new BlockResult.Failed(Rejection.BAD_BLOCK, detail);
    };
  }
}
