// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.testkit.contracts.MessageCryptoServiceContract;
import java.util.function.Function;

/** The contract with a faulty service under test; told by hand, not found by JUnit. */
final class BrokenContract extends MessageCryptoServiceContract {

  private final Function<MessageCryptoService, MessageCryptoService> fault;

  BrokenContract(Function<MessageCryptoService, MessageCryptoService> fault) {
    this.fault = fault;
  }

  @Override
  protected World world() {
    World w = KeylessCryptoTest.worldOf(new KeylessWorld(CHANNEL));
    return new World(
        fault.apply(w.own()),
        w.colleague(),
        w.other(),
        w.strange(),
        w.revoked(),
        w.expired(),
        w.expiredAt(),
        w.forged(),
        w.block());
  }
}
