// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.testkit.contracts.SecurityAdvisorContract;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract is a rule only if it can fail: wrong advisors are found out, each by its story. */
final class AdvisorContractCatchesTest {

  record Fault(
      String name,
      UnaryOperator<SecurityAdvisor> advisor,
      Consumer<SecurityAdvisorContract> story) {

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongAdvisorIsFoundOut(Fault fault) {
    assertThatThrownBy(() -> fault.story().accept(under(fault.advisor())))
        .isInstanceOf(AssertionError.class);
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "knows nobody",
            honest -> identity -> Optional.empty(),
            SecurityAdvisorContract::membersOfTrustedOrganizationsHaveAnOrganization),
        new Fault(
            "takes everybody for a colleague",
            honest -> identity -> honest.orgOf(identity).map(org -> KeylessWorld.ORG1),
            SecurityAdvisorContract::membersOfTrustedOrganizationsHaveAnOrganization),
        new Fault(
            "judges where it should tell",
            honest -> identity -> honest.orgOf(identity).filter(org -> isValid(honest, identity)),
            SecurityAdvisorContract::anIdentityThatIsNotValidAnyMoreStillHasItsOrganization),
        new Fault(
            "believes what strangers say of themselves",
            honest -> identity -> KeylessIdentity.parse(identity).map(KeylessIdentity::org),
            SecurityAdvisorContract::thereIsNoAnswerForStrangersAndNonsense),
        new Fault(
            "has an answer for nonsense",
            honest -> identity -> honest.orgOf(identity).or(() -> Optional.of(KeylessWorld.ORG1)),
            SecurityAdvisorContract::thereIsNoAnswerForStrangersAndNonsense));
  }

  private static boolean isValid(SecurityAdvisor honest, PeerIdentity identity) {
    return honest instanceof MessageCryptoService crypto
        && crypto.validate(identity) instanceof IdentityVerdict.Valid;
  }

  private static SecurityAdvisorContract under(UnaryOperator<SecurityAdvisor> fault) {
    return new SecurityAdvisorContract() {
      @Override
      protected World world() {
        World w = KeylessAdvisorTest.freshWorld();
        return new World(
            fault.apply(w.advisor()),
            w.ownOrg(),
            w.own(),
            w.revoked(),
            w.otherOrg(),
            w.other(),
            w.strange());
      }
    };
  }
}
