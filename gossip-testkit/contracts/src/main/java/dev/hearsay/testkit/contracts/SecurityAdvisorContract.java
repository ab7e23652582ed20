// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.port.SecurityAdvisor;
import org.junit.jupiter.api.Test;

/** What every {@link SecurityAdvisor} owes its callers (identities §1.2). */
public abstract class SecurityAdvisorContract {

  /**
   * Who is there.
   *
   * @param advisor the advisor under test, which trusts two organizations
   * @param ownOrg the organization that the node belongs to
   * @param own an identity of it
   * @param revoked another identity of it, which is not valid any more
   * @param otherOrg the other trusted organization
   * @param other an identity of it
   * @param strange an identity of an organization that is not trusted
   */
  public record World(
      SecurityAdvisor advisor,
      OrgId ownOrg,
      PeerIdentity own,
      PeerIdentity revoked,
      OrgId otherOrg,
      PeerIdentity other,
      PeerIdentity strange) {}

  /** A world. No story changes it, so it may be the same for all. */
  protected abstract World world();

  @Test
  public void membersOfTrustedOrganizationsHaveAnOrganization() {
    World world = world();
    assertThat(world.advisor().orgOf(world.own())).contains(world.ownOrg());
    assertThat(world.advisor().orgOf(world.other())).contains(world.otherOrg());
  }

  @Test
  public void anIdentityThatIsNotValidAnyMoreStillHasItsOrganization() {
    World world = world();
    assertThat(world.advisor().orgOf(world.revoked())).contains(world.ownOrg());
  }

  @Test
  public void thereIsNoAnswerForStrangersAndNonsense() {
    World world = world();
    assertThat(world.advisor().orgOf(world.strange())).isEmpty();
    assertThat(world.advisor().orgOf(PeerIdentity.NONE)).isEmpty();
    assertThat(world.advisor().orgOf(new PeerIdentity(Bytes.hex("ffffff")))).isEmpty();
  }
}
