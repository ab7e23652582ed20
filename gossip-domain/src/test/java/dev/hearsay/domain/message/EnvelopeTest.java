// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final SecretEnvelope SECRET =
      new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("seal"));

  private final Envelope open = Envelope.signed(Bytes.utf8("payload"), Bytes.utf8("signature"));
  private final Envelope sealed = open.withSecret(SECRET);

  @Test
  void droppingTheSecretLeavesTheSignedBytesUntouched() {
    Envelope dropped = sealed.withoutSecret();

    assertThat(dropped.payload()).isSameAs(sealed.payload());
    assertThat(dropped.signature()).isSameAs(sealed.signature());
    assertThat(dropped.secret()).isEmpty();
    assertThat(sealed.secret()).contains(SECRET);
    assertThat(open.withoutSecret()).isSameAs(open);
  }

  @Test
  void copiesAreRecognisedByTheSignedBytesWhateverTheirSecret() {
    assertThat(sealed.key()).isEqualTo(open.key());
    assertThat(sealed).isNotEqualTo(open);
  }

  @Test
  void theWeightCountsAllParts() {
    assertThat(open.weight()).isEqualTo("payload".length() + "signature".length());
    assertThat(sealed.weight()).isEqualTo(open.weight() + "secret".length() + "seal".length());
  }

  @Test
  void anUnsignedEnvelopeHasAnEmptySignature() {
    assertThat(Envelope.unsigned(Bytes.utf8("payload")).signature()).isEqualTo(Bytes.EMPTY);
  }
}
