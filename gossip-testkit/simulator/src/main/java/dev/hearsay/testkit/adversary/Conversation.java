// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;

/**
 * An open link to a peer that has introduced itself.
 *
 * @param link the link
 * @param peer who is at the other end
 * @param org the organization of the peer
 */
public record Conversation(LinkId link, PkiId peer, OrgId org) {}
