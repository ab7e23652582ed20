// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.Chaincode;
import dev.hearsay.domain.message.Content.Properties;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;

/**
 * A genuine state info as it is kept: without a larger array behind its parts, since it outlives
 * the snapshot it came in.
 *
 * @param message the original bytes and what they say
 * @param info what it says
 * @param org the organization of the author
 */
record StateInfoEntry(SignedMessage message, StateInfo info, OrgId org) {

  static StateInfoEntry of(SignedMessage message, StateInfo info, OrgId org) {
    StateInfo compact = compact(info);
    GossipMessage said = message.message();
    GossipMessage kept = new GossipMessage(said.nonce(), said.channel(), said.tag(), compact);
    return new StateInfoEntry(new SignedMessage(message.envelope().compact(), kept), compact, org);
  }

  private static StateInfo compact(StateInfo info) {
    Properties stated = info.properties();
    Properties properties =
        new Properties(
            stated.ledgerHeight(),
            stated.leftChannel(),
            stated.chaincodes().stream().map(StateInfoEntry::compact).toList());
    return new StateInfo(info.time(), info.pkiId(), info.channelMac().compact(), properties);
  }

  private static Chaincode compact(Chaincode chaincode) {
    return new Chaincode(chaincode.name(), chaincode.version(), chaincode.metadata().compact());
  }

  PkiId author() {
    return info.pkiId();
  }

  Bytes mac() {
    return info.channelMac();
  }

  Envelope envelope() {
    return message.envelope();
  }

  Properties properties() {
    return info.properties();
  }
}
