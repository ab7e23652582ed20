// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EcdsaSignatureTest {

  @ParameterizedTest
  @EnumSource(Curve.class)
  void everySignatureHasOneSpelling(Curve curve) {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      EcdsaSignature signature = new EcdsaSignature(number(curve, random), number(curve, random));
      assertThat(EcdsaSignature.parse(signature.encode())).contains(signature);
    }
  }

  private static BigInteger number(Curve curve, Random random) {
    return new BigInteger(curve.order().bitLength() - 1, random).add(BigInteger.ONE);
  }

  @ParameterizedTest
  @EnumSource(Curve.class)
  void halfTheOrderIsStillLowAndOneMoreIsHigh(Curve curve) {
    BigInteger half = curve.order().shiftRight(1);
    assertThat(curve.isLow(half)).isTrue();
    assertThat(curve.isLow(half.add(BigInteger.ONE))).isFalse();
    EcdsaSignature high = new EcdsaSignature(BigInteger.TWO, half.add(BigInteger.ONE));
    assertThat(high.low(curve)).isEqualTo(new EcdsaSignature(BigInteger.TWO, half));
    assertThat(high.low(curve).low(curve)).isEqualTo(high.low(curve));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "3000",
        "3003020101",
        "300602010102010100",
        "30060201010201",
        "3009020101020101020101",
        "30060201000201ff",
        "3006020100020101",
        "3006020101020100",
        "3006020101020180",
        "300702020001020101",
        "30810602010102010100",
        "308106020101020101",
        "3106020101020101",
        "3006030101020101",
        "0201010201013006"
      })
  void allOtherSpellingsAreRefused(String hex) {
    assertThat(EcdsaSignature.parse(Bytes.hex(hex))).isEmpty();
  }

  @Test
  void theSmallestSignatureIsReadable() {
    assertThat(EcdsaSignature.parse(Bytes.hex("3006020101020101")))
        .contains(new EcdsaSignature(BigInteger.ONE, BigInteger.ONE));
  }
}
