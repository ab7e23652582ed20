// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;

/** How the nodes of a network sign and judge: one crypto for all of them. */
public interface CryptoSource {

  /** What the crypto is called. */
  String name();

  /** The kind of identity keys that it understands. */
  KeyAlgorithm keys();

  /**
   * Binds the ports of crypto for a node. It trusts its own organization; whom else, the channel
   * says.
   */
  Module cryptoOf(Seat seat);

  /**
   * An organization as a channel's configuration names it.
   *
   * @param mspFolder the organization's
   * @param anchors where peers of other organizations first meet it
   */
  Organization inChannel(Path mspFolder, OrgId org, List<Endpoint> anchors);

  /**
   * Makes the blocks of a channel, from number 1 on.
   *
   * @param orderer signs them
   * @param org the orderer's organization
   * @return makes the next block with so many bytes of payload; belongs to one thread
   */
  IntFunction<Content.Payload> blocks(ChannelId channel, Member orderer, OrgId org);
}
