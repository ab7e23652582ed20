// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.domain.id.Bytes;
import java.util.Base64;

/**
 * A key pair and a signature that is known to be right, by which a library proves itself.
 *
 * <p>The keys on the NIST curves, and their signatures with SHA-256 over "sample", are those of RFC
 * 6979 A.2.4 to A.2.7, with S made low; the SHA3-256 ones follow from the same keys by the same
 * rule. The Ed25519 one is test 2 of RFC 8032 §7.1.
 *
 * @param publicKey the SubjectPublicKeyInfo
 * @param privateKey the PKCS #8 encoding
 * @param message what is signed
 * @param signature the signature
 */
record KnownAnswer(Bytes publicKey, Bytes privateKey, Bytes message, Bytes signature) {

  private static final Bytes SAMPLE = Bytes.utf8("sample");

  static KnownAnswer of(Scheme scheme) {
    return switch (scheme) {
      case P224_SHA2 ->
          p224(
              "MDwCHGGqPaAQ6OhAbGVrxHenpxiYlefoQM3+j/QjB7oCHEN+v68lSi3Ij3hrawYecCIEnfkn+ktrXsmrKTw=");
      case P224_SHA3 ->
          p224(
              "MD0CHQCbpq1vZnqKsn5ypryw5YAqJTeA3I/t3p2qNnNtAhwYbG9rO8Ieq4N0ffhsuda6Bfv7m3u5QyxsHsvv");
      case P256_SHA2 ->
          p256(
              "MEUCIQDv1IsqrLao/RFA3ZzUXoHWnSyHe1aq+ZHDTQ6oTq83FgIgCDTjatKag78ryTheSR1gmcj9+dHtZ6p+pfUf"
                  + "k3goV6k=");
      case P256_SHA3 ->
          p256(
              "MEUCIQCP7f3xRzZNtVD4QK6/58Jt93qatWya6iCsM+ReGu3XrAIgOlvWGDN03yUXkQ2xTgqcxGZq5nnE0eu4kkL7"
                  + "MGLbYGg=");
      case P384_SHA2 ->
          p384(
              "MGQCMCGxPR4BPH+hOS0Dxfma+LMMVwxvmNTqjjVLY6IdPaozveHoiOYzVdkvorPDbY+yzQIwDFW7wE74i6QLQog0"
                  + "x26Yuc35de81mBwrabEnEkxlLvNoPanFe5XjTCwgkwInyx7D");
      case P384_SHA3 ->
          p384(
              "MGQCMCU+UBwXtyuBRy+WzK65/mCoqFbJC5gLzhYQkOCbLGjwSU+DTI1VHr05tfdzLgLpvwIwAsyJCU5qJFDbR0EN"
                  + "1JOkac3VDgcbQEbwUiphhfOMRTiH4yA4aFX47d8dtXyaxwXV");
      case P521_SHA2 ->
          p521(
              "MIGHAkIBURu01nURT+Jm/ENyuHaCuuzAHTzGLPIwPJKzUmASZZ0Wh24lx8HldkjyO3NWTWf2HG8U1SfVSXKBBCHn"
                  + "2HWJ4acCQUoXEUOoMWPW30YKr2FSJpXyB6WLlcBkTYflKqGjR5FuT3pykwsbwG2+Is4/WCZK/SNwTLtj"
                  + "spuTH33mydlJp+z8");
      case P521_SHA3 ->
          p521(
              "MIGIAkIBwYMwEFGOUS3vdyeyFIbzGH3unNVaVdNnJweRPyTsvKU2gBeCcPBnDdw+ZS4XJF6zFMo3NMJfbQwxFhCz"
                  + "UMEVayECQgDyNRNnRaG9Sa6YctnWQQ8Z8kBG1ZN7NULLYxZFjj4Eptpfy0/KOk0l3JRhW7MP1p8xZT/g"
                  + "3BFYtDGpJmkoYVEk6g==");
      case ED25519 -> ed25519();
    };
  }

  private static KnownAnswer p224(String signature) {
    return sample(
        "ME4wEAYHKoZIzj0CAQYFK4EEACEDOgAEAM8I2lrXGeQnB/pDEpLeoRJE1k/FFhDZSxMNbO6rbz3r5FXj2/hUFvcDDL2U"
            + "808tbyMsafPBOFo=",
        "MHgCAQAwEAYHKoZIzj0CAQYFK4EEACEEYTBfAgEBBBzyICZuEQW/4wg+A+x6OmVGUfReNxZ+iGAL8lfBoTwDOgAEAM8I"
            + "2lrXGeQnB/pDEpLeoRJE1k/FFhDZSxMNbO6rbz3r5FXj2/hUFvcDDL2U808tbyMsafPBOFo=",
        signature);
  }

  private static KnownAnswer p256(String signature) {
    return sample(
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Z5A/4QCLi8maQa"
            + "6elWKLxk8vGyDC1+n1F3o8KU1EYimQ==",
        "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgya+p2EW6dRZrXCFXZ7HWk05Qw9s26JsSe4piKxIPZyGh"
            + "RANCAARg/tS6JVqdMclh63TGNW1owEm4kjth+mzmaWIuYPKftnkD/hAIuLyZpBrp6VYovGTy8bIMLX6fUXej"
            + "wpTURiKZ",
        signature);
  }

  private static KnownAnswer p384(String signature) {
    return sample(
        "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE7DpOQVtOGaRWhhgCn0J/pdqai8SukuAuBqrlKGswDGTe+PDqkFWGYGSiVFFU"
            + "gLwTgBXZty19VyROqO+awMYhiWcIpZNn+d+59UyoSz8cnbEoiyMcOuDU/nNE/SUzJkcg",
        "MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2ZZ9N4jw7Znvyl7qapHdAeHE32JbV"
            + "ck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04ZpFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJU"
            + "UVSAvBOAFdm3LX1XJE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=",
        signature);
  }

  private static KnownAnswer p521(String signature) {
    return sample(
        "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQBiUVQ0HhZMuAOqiO2lPIT+MMSH4bcl6BOWnFn205bzTcRI9RuRdtrXVNw"
            + "p/IPtjMVXTj/oW0r12HcrEdLmi9QI6QASTEByWLNTS/d94IoXmRYQTnC+RtH+H/4I1TWYw90aiig2yV0G1s0"
            + "qCgAiyKswj+ST6r71NM/gepmlW3+qiv9/PU=",
        "MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIA+tBtqmK6OyXS+0ATPadXIF3mf1uwAY/ujIbhtox+dcqo"
            + "lusy8fR8cIVYNqbRb8wUZvbY++xn24nsDAiw6Za4NTihgYkDgYYABAGJRVDQeFky4A6qI7aU8hP4wxIfhtyX"
            + "oE5acWfbTlvNNxEj1G5F22tdU3Cn8g+2MxVdOP+hbSvXYdysR0uaL1AjpABJMQHJYs1NL933giheZFhBOcL5"
            + "G0f4f/gjVNZjD3RqKKDbJXQbWzSoKACLIqzCP5JPqvvU0z+B6maVbf6qK/389Q==",
        signature);
  }

  private static KnownAnswer sample(String publicKey, String privateKey, String signature) {
    Base64.Decoder base64 = Base64.getDecoder();
    return new KnownAnswer(
        Bytes.wrap(base64.decode(publicKey)),
        Bytes.wrap(base64.decode(privateKey)),
        SAMPLE,
        Bytes.wrap(base64.decode(signature)));
  }

  private static KnownAnswer ed25519() {
    return new KnownAnswer(
        Bytes.hex(
            "302a300506032b6570032100"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
        Bytes.hex(
            "302e020100300506032b657004220420"
                + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
        Bytes.hex("72"),
        Bytes.hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
  }
}
