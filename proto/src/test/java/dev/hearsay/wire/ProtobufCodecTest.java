// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.testkit.contracts.MessageCodecContract;

/** The codec keeps the contract of its port. */
class ProtobufCodecTest extends MessageCodecContract {

  @Override
  protected MessageCodec codec() {
    return new ProtobufCodec();
  }
}
