// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.policy.Policy.OfGroups;
import dev.hearsay.domain.policy.Policy.OfSigners;
import dev.hearsay.domain.policy.Policy.Share;
import dev.hearsay.domain.policy.Principal.InRole;
import dev.hearsay.domain.policy.Principal.Role;
import dev.hearsay.domain.policy.Rule.AtLeast;
import dev.hearsay.domain.policy.Rule.SignedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

  private static final OrgId ORG = new OrgId("Org1MSP");
  private static final Principal MEMBER = new InRole(ORG, Role.MEMBER);
  private static final Principal ADMIN = new InRole(ORG, Role.ADMIN);
  private static final Principal PEER = new InRole(ORG, Role.PEER);

  @Test
  void whoComesFirstIsTakenEvenIfALaterRuleNeedsIt() {
    assertThat(holds(atLeast(2, MEMBER, ADMIN), "AP")).isFalse();
    assertThat(holds(atLeast(2, MEMBER, ADMIN), "PA")).isTrue();
    assertThat(holds(atLeast(2, ADMIN, MEMBER), "AP")).isTrue();
  }

  @Test
  void oneWhoSignedCountsOnce() {
    assertThat(holds(atLeast(2, PEER, PEER), "P")).isFalse();
    assertThat(holds(atLeast(2, PEER, PEER), "PP")).isTrue();
  }

  @Test
  void aRuleThatFailsGivesBackWhomItTook() {
    OfSigners policy =
        new OfSigners(
            of(1, of(2, new SignedBy(0), new SignedBy(1)), new SignedBy(0)), List.of(PEER, ADMIN));

    assertThat(holds(policy, "P")).isTrue();
  }

  @Test
  void aRuleThatHoldsAlreadyGoesOnTaking() {
    OfSigners policy =
        new OfSigners(
            of(2, of(1, new SignedBy(0), new SignedBy(1)), new SignedBy(1)), List.of(PEER, ADMIN));

    assertThat(holds(policy, "PA")).isFalse();
    assertThat(holds(policy, "PAA")).isTrue();
  }

  @Test
  void noneOfSomethingAlwaysHoldsAndMoreThanThereIsNever() {
    assertThat(holds(atLeast(0, ADMIN), "")).isTrue();
    assertThat(holds(atLeast(-1, ADMIN), "")).isTrue();
    assertThat(holds(atLeast(2, ADMIN), "AAA")).isFalse();
  }

  @Test
  void aRuleAboutAPrincipalThatIsNotThereIsRefused() {
    for (int wrong : new int[] {-1, 1}) {
      assertThatThrownBy(() -> new OfSigners(of(1, new SignedBy(wrong)), List.of(PEER)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("principal " + wrong);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ANY, 0, 0, true",
    "ALL, 0, 0, true",
    "MAJORITY, 0, 0, true",
    "ANY, 3, 0, false",
    "ANY, 3, 1, true",
    "ALL, 3, 2, false",
    "ALL, 3, 3, true",
    "MAJORITY, 4, 2, false",
    "MAJORITY, 4, 3, true",
    "MAJORITY, 5, 3, true"
  })
  void aShareOfTheGroupsBelowDecides(Share share, int groups, int fulfilled, boolean holds) {
    Map<String, PolicyGroup> below = new LinkedHashMap<>();
    IntStream.range(0, groups)
        .forEach(i -> below.put("g" + i, groupWith(i < fulfilled ? PEER : ADMIN)));
    PolicyGroup group = new PolicyGroup(Map.of("Readers", new OfGroups("Writers", share)), below);

    assertThat(group.isFulfilled("Readers", signedBy("P"))).isEqualTo(holds);
  }

  @Test
  void oneSignatureCanServeSeveralGroups() {
    PolicyGroup group =
        new PolicyGroup(
            Map.of("Readers", new OfGroups("Writers", Share.ALL)),
            Map.of("one", groupWith(PEER), "two", groupWith(MEMBER)));

    assertThat(group.isFulfilled("Readers", signedBy("P"))).isTrue();
  }

  @Test
  void aGroupWithoutThePolicyCountsAndNeverFulfilsIt() {
    PolicyGroup group =
        new PolicyGroup(
            Map.of(
                "All", new OfGroups("Writers", Share.ALL),
                "Any", new OfGroups("Writers", Share.ANY)),
            Map.of("one", groupWith(PEER), "empty", PolicyGroup.EMPTY));

    assertThat(group.isFulfilled("All", signedBy("P"))).isFalse();
    assertThat(group.isFulfilled("Any", signedBy("P"))).isTrue();
  }

  @Test
  void whatNoPolicyAllowsIsForbidden() {
    assertThat(PolicyGroup.EMPTY.isFulfilled("Readers", signedBy("A"))).isFalse();
    assertThat(PolicyGroup.EMPTY.group("Application").isFulfilled("Readers", signedBy("A")))
        .isFalse();
  }

  private static PolicyGroup groupWith(Principal writer) {
    return new PolicyGroup(Map.of("Writers", OfSigners.one(writer)), Map.of());
  }

  private static OfSigners atLeast(int count, Principal... principals) {
    Rule[] rules =
        IntStream.range(0, principals.length).mapToObj(SignedBy::new).toArray(Rule[]::new);
    return new OfSigners(of(count, rules), List.of(principals));
  }

  private static Rule of(int count, Rule... rules) {
    return new AtLeast(count, List.of(rules));
  }

  private static boolean holds(OfSigners policy, String signers) {
    return new PolicyGroup(Map.of("it", policy), Map.of()).isFulfilled("it", signedBy(signers));
  }

  /** Valid members, one for each letter: A is an administrator, P a peer. */
  private static Signers signedBy(String letters) {
    return new Signers() {
      @Override
      public int count() {
        return letters.length();
      }

      @Override
      public boolean fits(int signer, Principal.OfMember principal) {
        Role role = letters.charAt(signer) == 'A' ? Role.ADMIN : Role.PEER;
        return principal instanceof InRole(OrgId _, Role wanted)
            && (wanted == Role.MEMBER || wanted == role);
      }
    };
  }
}
