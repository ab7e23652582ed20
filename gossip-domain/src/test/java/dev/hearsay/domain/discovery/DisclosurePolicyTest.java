// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static dev.hearsay.domain.discovery.TestPeer.ORG3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SecretEnvelope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may learn what, for a node of Org1 (discovery §9). */
class DisclosurePolicyTest {

  private static final Endpoint SOMEWHERE = new Endpoint("somewhere:7051");

  private final DisclosurePolicy visible = new DisclosurePolicy(ORG1, SOMEWHERE);
  private final DisclosurePolicy hidden = new DisclosurePolicy(ORG1, Endpoint.NONE);

  private static Endpoint endpoint(boolean present) {
    return present ? SOMEWHERE : Endpoint.NONE;
  }

  @ParameterizedTest(name = "of {1} (external endpoint: {2}) to {0}: {3}")
  @CsvSource({
    "Org1, Org1, true,  true",
    "Org1, Org1, false, true",
    "Org1, Org2, true,  false",
    "Org1, Org2, false, false",
    "Org2, Org1, true,  true",
    "Org2, Org1, false, false",
    "Org2, Org2, true,  true",
    "Org2, Org2, false, true",
    "Org2, Org3, true,  false",
    "Org3, Org2, true,  false",
  })
  void aMemberIsToldOf(String remote, String author, boolean authorExternal, boolean allowed) {
    assertThat(visible.mayTell(new OrgId(remote), new OrgId(author), endpoint(authorExternal)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "visible abroad: {0}; {1} with external endpoint {2}: {3}")
  @CsvSource({
    "true,  Org1, true,  true",
    "true,  Org1, false, true",
    "true,  Org2, true,  true",
    "true,  Org2, false, false",
    "false, Org1, true,  true",
    "false, Org1, false, true",
    "false, Org2, true,  false",
    "false, Org2, false, false",
  })
  void twoPeersMayMeet(boolean visibleAbroad, String remote, boolean external, boolean allowed) {
    DisclosurePolicy policy = visibleAbroad ? visible : hidden;

    assertThat(policy.mayMeet(new OrgId(remote), endpoint(external))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"Org1, true", "Org2, false", "Org3, false"})
  void theSecretStaysWithinTheOrganization(String remote, boolean keepsSecret) {
    Envelope envelope =
        Envelope.signed(Bytes.utf8("payload"), Bytes.utf8("signature"))
            .withSecret(new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("signature")));

    Envelope filtered = visible.filter(new OrgId(remote), envelope);

    assertThat(filtered.secret().isPresent()).isEqualTo(keepsSecret);
    assertThat(filtered.key()).isEqualTo(envelope.key());
  }

  @ParameterizedTest
  @CsvSource({"Org1, true", "Org2, false"})
  void onlyTheNodesOwnOrganizationIsItsOwn(String org, boolean own) {
    assertThat(visible.isOwn(new OrgId(org))).isEqualTo(own);
    assertThat(visible.isOwn(ORG2)).isFalse();
    assertThat(visible.isOwn(ORG3)).isFalse();
  }
}
