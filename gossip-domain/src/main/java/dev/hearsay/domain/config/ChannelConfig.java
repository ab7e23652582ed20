// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.config;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import java.util.List;

/**
 * The configuration of a channel at one sequence number, immutable and complete.
 *
 * @param channel the channel
 * @param sequence grows with every configuration; unsigned
 * @param applicationOrgs the organizations that share the ledger
 * @param ordererOrgs the organizations that order transactions into blocks
 * @param rules who of them may read, and who signs blocks
 */
public record ChannelConfig(
    ChannelId channel,
    long sequence,
    List<Organization> applicationOrgs,
    List<Organization> ordererOrgs,
    ChannelRules rules) {

  /** Keeps unmodifiable copies. */
  public ChannelConfig {
    applicationOrgs = List.copyOf(applicationOrgs);
    ordererOrgs = List.copyOf(ordererOrgs);
  }

  /**
   * A configuration without written rules: every valid member of an application organization may
   * read, one of an orderer organization signs blocks.
   */
  public ChannelConfig(
      ChannelId channel,
      long sequence,
      List<Organization> applicationOrgs,
      List<Organization> ordererOrgs) {
    this(
        channel,
        sequence,
        applicationOrgs,
        ordererOrgs,
        ChannelRules.ofMembers(applicationOrgs, ordererOrgs));
  }

  /**
   * An organization as a channel knows it.
   *
   * @param org its MSP identifier
   * @param msp its serialized MSP configuration (identities §3.1)
   * @param anchors where peers of other organizations first meet it
   * @param tlsCertificates TLS roots and intermediates, PEM
   */
  public record Organization(
      OrgId org, Bytes msp, List<Endpoint> anchors, List<Bytes> tlsCertificates) {

    /** Keeps unmodifiable copies. */
    public Organization {
      anchors = List.copyOf(anchors);
      tlsCertificates = List.copyOf(tlsCertificates);
    }
  }
}
