// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.domain.id.Bytes;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

/** What a library must show before it is trusted with a scheme. */
final class SelfTest {

  private static final Bytes OTHER = Bytes.utf8("another message");

  private SelfTest() {}

  /**
   * Has {@code engine} check a known signature and its forgeries, then sign and check its own.
   *
   * @return why it failed; empty if it passed
   */
  static Optional<String> failureOf(Engine engine, Scheme scheme) {
    try {
      return failureOf(engine, scheme, KnownAnswer.of(scheme));
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      return Optional.of(e.toString());
    }
  }

  private static Optional<String> failureOf(Engine engine, Scheme scheme, KnownAnswer known)
      throws GeneralSecurityException {
    PublicKey key = engine.publicKey(scheme, known.publicKey().toArray());
    if (!engine.verify(scheme, key, known.signature(), known.message())) {
      return Optional.of("refuses a right signature");
    }
    if (engine.verify(scheme, key, known.signature(), OTHER)
        || engine.verify(scheme, key, forged(known.signature()), known.message())) {
      return Optional.of("accepts a forged signature");
    }
    PrivateKey secret = engine.privateKey(scheme, known.privateKey().toArray());
    Bytes own = engine.sign(scheme, secret, OTHER);
    return engine.verify(scheme, key, own, OTHER)
        ? Optional.empty()
        : Optional.of("refuses its own signature");
  }

  private static Bytes forged(Bytes signature) {
    byte[] bytes = signature.toArray();
    bytes[bytes.length - 2] ^= 1;
    return Bytes.wrap(bytes);
  }
}
