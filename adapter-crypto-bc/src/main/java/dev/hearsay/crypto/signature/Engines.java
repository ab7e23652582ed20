// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.hearsay.crypto.signature.Engines.Candidate.Absent;
import dev.hearsay.crypto.signature.Engines.Candidate.Present;
import java.security.Provider;
import java.security.Security;

/** The libraries that may be there, none of them ever registered with the JVM. */
final class Engines {

  private static final String JDK_CURVES = "SunEC";

  private Engines() {}

  /** A library, or why it is not there. */
  sealed interface Candidate {
    /** It can be put to the test. */
    record Present(Engine engine) implements Candidate {}

    /** It cannot be used on this machine. */
    record Absent(String reason) implements Candidate {}
  }

  static Candidate corretto() {
    try {
      return Corretto.load();
    } catch (LinkageError e) {
      return new Absent("its library is not on the class path");
    }
  }

  static Candidate bouncyCastle(Provider provider) {
    return new Present(new Engine("Bouncy Castle", provider, provider));
  }

  static Candidate jdk() {
    Provider provider = Security.getProvider(JDK_CURVES);
    return provider == null
        ? new Absent("this Java runtime has no " + JDK_CURVES)
        : new Present(new Engine("the JDK", provider, provider));
  }

  /** Apart, so that the optional library is looked for only when asked. */
  private static final class Corretto {

    private Corretto() {}

    static Candidate load() {
      Throwable failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
      Provider jdk = Security.getProvider(JDK_CURVES);
      if (failure != null) {
        return new Absent("its native code does not load here: " + failure.getMessage());
      }
      Provider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
      return new Present(new Engine("Corretto", corretto, jdk == null ? corretto : jdk));
    }
  }
}
