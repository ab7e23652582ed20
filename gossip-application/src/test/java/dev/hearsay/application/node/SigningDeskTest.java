// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.trust.MessageSigner;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningDeskTest {

  private static final SigningPurpose PURPOSE = new SigningPurpose.OwnIdentity();
  private static final GossipMessage DRAFT = GossipMessage.of(new Content.Empty());

  private static final Secret SECRET = new Secret(new Endpoint("inside:7051"));

  private final FakeCrypto crypto = new FakeCrypto();
  private final ManualOffload offload = new ManualOffload();
  private final SigningDesk desk =
      new SigningDesk(new MessageSigner(crypto, new FakeCodec()), offload);

  @Test
  void aSignedMessageComesBackWithItsPurpose() {
    desk.sign(DRAFT, Optional.empty(), PURPOSE);

    assertThat(offload.next())
        .isInstanceOfSatisfying(
            Input.Signed.class,
            signed -> {
              assertThat(signed.purpose()).isEqualTo(PURPOSE);
              assertThat(signed.message().envelope().signature()).isEqualTo(FakeCrypto.GOOD);
              assertThat(signed.message().envelope().secret()).isEmpty();
            });
  }

  @Test
  void aSecretIsSealedWithASignatureOfItsOwn() {
    desk.sign(DRAFT, Optional.of(SECRET), PURPOSE);

    Input.Signed signed = (Input.Signed) offload.next();

    assertThat(signed.message().envelope().secret())
        .hasValueSatisfying(secret -> {
          assertThat(secret.payload().toUtf8()).isEqualTo("inside:7051");
          assertThat(secret.signature()).isEqualTo(FakeCrypto.GOOD);
        });
  }

  @Test
  void aSecretIsSealedOnceAndUsedAgain() {
    desk.sign(DRAFT, Optional.of(SECRET), PURPOSE);
    Input.Signed first = (Input.Signed) offload.next();
    desk.completed(first);
    crypto.signed = 0;

    desk.sign(DRAFT, Optional.of(SECRET), PURPOSE);
    Input.Signed second = (Input.Signed) offload.next();

    assertThat(crypto.signed).isEqualTo(1);
    assertThat(second.message().envelope().secret()).isEqualTo(first.message().envelope().secret());
  }

  @Test
  void anotherSecretIsSealedAnew() {
    desk.sign(DRAFT, Optional.of(SECRET), PURPOSE);
    desk.completed((Input.Signed) offload.next());

    desk.sign(DRAFT, Optional.of(new Secret(new Endpoint("moved:7051"))), PURPOSE);
    Input.Signed moved = (Input.Signed) offload.next();

    assertThat(moved.message().envelope().secret())
        .hasValueSatisfying(seal -> assertThat(seal.payload().toUtf8()).isEqualTo("moved:7051"));
  }

  @Test
  void aKeyThatCannotBeUsedIsAnAnswerToo() {
    crypto.keyIsBroken = true;

    desk.sign(DRAFT, Optional.empty(), PURPOSE);

    assertThat(offload.next()).isEqualTo(new Input.SigningFailed(PURPOSE, "the key is locked"));
  }
}
