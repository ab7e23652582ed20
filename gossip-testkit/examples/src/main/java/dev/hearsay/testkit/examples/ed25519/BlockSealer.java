// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Makes the blocks of a channel as its orderer would, one after the other, from number 1 on: block
 * 0 is the channel's configuration. Belongs to one thread.
 */
public final class BlockSealer {

  private final ChannelId channel;
  private final OwnKey orderer;
  private final RandomGenerator random;
  private Bytes previousHash = Bytes.wrap(new byte[32]);
  private long nextNumber = 1;

  private BlockSealer(ChannelId channel, OwnKey orderer, RandomGenerator random) {
    this.channel = channel;
    this.orderer = orderer;
    this.random = random;
  }

  /**
   * A sealer that has made nothing yet.
   *
   * @param mspFolder the orderer's
   * @param now the orderer's certificate must not have ended by then
   * @param random fills the blocks
   * @throws IllegalArgumentException if the folder cannot be used: one line that names a file
   */
  public static BlockSealer open(
      ChannelId channel, Path mspFolder, OrgId org, Instant now, RandomGenerator random) {
    return new BlockSealer(channel, OwnKey.read(mspFolder, org, now), random);
  }

  /** Makes the next block, with so many bytes of content. */
  public Content.Payload next(int contentBytes) {
    byte[] content = new byte[contentBytes];
    random.nextBytes(content);
    Bytes body = SealedBlock.body(channel, nextNumber, previousHash, Bytes.wrap(content));
    previousHash = Signatures.sha256(body);
    SealedBlock block = new SealedBlock(body, orderer.claim().identity(), orderer.sign(body));
    return new Content.Payload(nextNumber++, block.serialized(), List.of());
  }
}
