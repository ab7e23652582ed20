// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A library that accepts every signature, as a broken one once did. */
final class GullibleProvider extends Provider {

  private GullibleProvider() {
    super("Gullible", "1", "believes everything");
    Service honestKeys = new BouncyCastleProvider().getService("KeyFactory", "EC");
    putService(
        new Service(this, "KeyFactory", "EC", honestKeys.getClassName(), List.of(), Map.of()) {
          @Override
          public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return honestKeys.newInstance(parameter);
          }
        });
    for (String name : List.of("SHA256withECDSA", "SHA3-256withECDSA", "Ed25519")) {
      putService(
          new Service(this, "Signature", name, Gullible.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
              return new Gullible();
            }
          });
    }
  }

  static Engine engine() {
    Provider provider = new GullibleProvider();
    return new Engine("Gullible", provider, new BouncyCastleProvider());
  }

  /** Signs nothing and believes everything. */
  static final class Gullible extends SignatureSpi {

    @Override
    protected void engineInitVerify(PublicKey publicKey) {}

    @Override
    protected void engineInitSign(PrivateKey privateKey) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] b, int off, int len) {}

    @Override
    protected byte[] engineSign() {
      return new byte[64];
    }

    @Override
    protected boolean engineVerify(byte[] sigBytes) {
      return true;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String param, Object value) {}

    @Override
    @Deprecated
    protected Object engineGetParameter(String param) {
      throw new UnsupportedOperationException(param);
    }
  }
}
