// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.ValidatedIdentity;
import java.security.PublicKey;

/** The judgement on an identity. */
sealed interface Verdict {

  /** A trusted organization vouches for it. */
  record Member(ValidatedIdentity identity, PublicKey key) implements Verdict {}

  /** Its organization has withdrawn it. */
  record Revoked() implements Verdict {}

  /** No trusted organization issued it. */
  record NotIssued(String detail) implements Verdict {}

  /** Its organization is not trusted. */
  record Foreign() implements Verdict {}

  /** The bytes are no identity. */
  record NoIdentity() implements Verdict {}
}
