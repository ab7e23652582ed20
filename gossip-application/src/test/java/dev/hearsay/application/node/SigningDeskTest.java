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
    desk.sign(DRAFT, Optional.of(new Secret(new Endpoint("inside:7051"))), PURPOSE);

    Input.Signed signed = (Input.Signed) offload.next();

    assertThat(signed.message().envelope().secret())
        .hasValueSatisfying(secret -> {
          assertThat(secret.payload().toUtf8()).isEqualTo("inside:7051");
          assertThat(secret.signature()).isEqualTo(FakeCrypto.GOOD);
        });
  }

  @Test
  void aKeyThatCannotBeUsedIsAnAnswerToo() {
    crypto.keyIsBroken = true;

    desk.sign(DRAFT, Optional.empty(), PURPOSE);

    assertThat(offload.next()).isEqualTo(new Input.SigningFailed(PURPOSE, "the key is locked"));
  }
}
