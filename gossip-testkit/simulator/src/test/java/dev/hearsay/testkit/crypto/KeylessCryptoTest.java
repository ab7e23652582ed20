// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static dev.hearsay.testkit.crypto.KeylessWorld.LATER;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG1;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG2;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.testkit.contracts.MessageCryptoServiceContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeylessCryptoTest extends MessageCryptoServiceContract {

  private static final Instant EARLIER = Instant.parse("2020-01-01T00:00:00Z");

  @Override
  protected World world() {
    return worldOf(new KeylessWorld(CHANNEL));
  }

  static World worldOf(KeylessWorld all) {
    return new World(
        all.node(ORG1, "peer0"),
        all.node(ORG1, "peer1"),
        all.node(ORG2, "peer0"),
        all.identity(ORG3, "peer0").identity(),
        all.revoked().identity(),
        all.authority.newIdentity(ORG1, "expired", EARLIER).identity(),
        EARLIER,
        new KeylessIdentity(ORG1, "forged", 1, LATER).serialized(),
        all.authority.newBlock(CHANNEL, BLOCK_NUMBER, Bytes.utf8("transactions")));
  }

  @Test
  void authoritiesOfTheSameNameTellTheSameStory() {
    KeylessCrypto first = new KeylessWorld(CHANNEL).node(ORG1, "peer0");
    KeylessCrypto second = new KeylessWorld(CHANNEL).node(ORG1, "peer0");
    Bytes message = Bytes.utf8("again");
    assertThat(first.self()).isEqualTo(second.self());
    assertThat(first.sign(message)).isEqualTo(second.sign(message));
    assertThat(new KeylessAuthority("other").signature(first.self().identity(), message))
        .isNotEqualTo(first.sign(message));
  }

  @Test
  void anIdentityIsValidUntilItIsRevoked() {
    KeylessWorld all = new KeylessWorld(CHANNEL);
    KeylessCrypto judge = all.node(ORG1, "peer0");
    ValidatedIdentity other = all.identity(ORG2, "peer0");
    assertThat(judge.validate(other.identity())).isEqualTo(new IdentityVerdict.Valid(other));
    all.authority.revoke(other.identity());
    assertThat(judge.validate(other.identity()))
        .isEqualTo(new IdentityVerdict.Refused(Rejection.REVOKED_IDENTITY, "peer0 was revoked"));
  }

  @Test
  void anOrganizationIsTrustedAsLongAsAChannelNamesIt() {
    KeylessWorld all = new KeylessWorld(CHANNEL);
    KeylessCrypto judge = new KeylessCrypto(all.authority, all.identity(ORG1, "peer0"), List.of());
    PeerIdentity other = all.identity(ORG2, "peer0").identity();
    assertThat(judge.orgOf(other)).isEmpty();
    judge.accept(all.config());
    assertThat(judge.orgOf(other)).contains(ORG2);
    judge.forget(CHANNEL);
    assertThat(judge.orgOf(other)).isEmpty();
  }

  @Test
  void namesWithLineBreaksAreRefused() {
    KeylessAuthority authority = new KeylessAuthority("strict");
    assertThatThrownBy(() -> authority.newIdentity(ORG1, "two\nlines", LATER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line break");
  }

  @Test
  void anIdentityThatNeverEndsIsPossible() {
    KeylessWorld all = new KeylessWorld(CHANNEL);
    ValidatedIdentity eternal = all.authority.newIdentity(ORG1, "eternal", Instant.MAX);
    assertThat(all.node(ORG1, "peer0").validate(eternal.identity()))
        .isEqualTo(new IdentityVerdict.Valid(eternal));
  }

  @Test
  void afterAChangeOfCaOldIdentitiesAreTrustedByThoseWhoHaveNotHeardOfIt() {
    KeylessWorld all = new KeylessWorld(CHANNEL);
    KeylessCrypto judge = all.node(ORG1, "peer0");
    PeerIdentity former = all.identity(ORG2, "peer0").identity();

    all.authority.changeCa(ORG2);
    PeerIdentity fresh = all.identity(ORG2, "peer0").identity();
    assertThat(fresh).isNotEqualTo(former);
    assertThat(judge.validate(former)).isInstanceOf(IdentityVerdict.Valid.class);
    assertThat(judge.validate(fresh)).isInstanceOf(IdentityVerdict.Refused.class);
    judge.accept(all.config());

    assertThat(judge.validate(former))
        .isEqualTo(
            new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "not issued by Org2MSP"));
    assertThat(judge.validate(fresh)).isInstanceOf(IdentityVerdict.Valid.class);
  }

  @Test
  void whoHasAnIdentityOfTheNewCaBelievesNoOtherOfItsOwnOrganization() {
    KeylessWorld all = new KeylessWorld(CHANNEL);
    PeerIdentity former = all.identity(ORG1, "peer1").identity();
    KeylessCrypto behind = all.node(ORG1, "peer0");

    all.authority.changeCa(ORG1);
    KeylessCrypto renewed = all.node(ORG1, "peer0");
    behind.accept(all.config());

    assertThat(renewed.validate(former)).isInstanceOf(IdentityVerdict.Refused.class);
    assertThat(behind.validate(former)).isInstanceOf(IdentityVerdict.Valid.class);
    assertThat(behind.validate(renewed.self().identity()))
        .isInstanceOf(IdentityVerdict.Refused.class);
  }
}
