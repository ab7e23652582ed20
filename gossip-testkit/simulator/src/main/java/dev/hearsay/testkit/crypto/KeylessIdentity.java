// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an identity says about itself: five lines of text, of which the first is a mark.
 *
 * @param ca the number of the CA that issued it; an organization begins with {@link #FIRST_CA}
 */
record KeylessIdentity(OrgId org, String name, int ca, Instant notAfter) {

  static final int FIRST_CA = 1;

  private static final String MARK = "keyless";

  KeylessIdentity {
    requireOneLine(org.mspId());
    requireOneLine(name);
  }

  private static void requireOneLine(String text) {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("'" + text + "' must not have a line break");
    }
  }

  PeerIdentity serialized() {
    return new PeerIdentity(
        Bytes.utf8(
            String.join(
                "\n",
                List.of(MARK, org.mspId(), name, Integer.toString(ca), notAfter.toString()))));
  }

  ValidatedIdentity validated() {
    PeerIdentity identity = serialized();
    return new ValidatedIdentity(pkiIdOf(identity), identity, org, notAfter);
  }

  static PkiId pkiIdOf(PeerIdentity identity) {
    return new PkiId(KeylessAuthority.hash(new byte[0], identity.serialized()));
  }

  static Optional<KeylessIdentity> parse(PeerIdentity identity) {
    List<String> lines = List.of(identity.serialized().toUtf8().split("\n", -1));
    if (lines.size() != 5 || !lines.getFirst().equals(MARK)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new KeylessIdentity(
              new OrgId(lines.get(1)),
              lines.get(2),
              Integer.parseInt(lines.get(3)),
              Instant.parse(lines.get(4))));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
