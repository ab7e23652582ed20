// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.crypto.base.Digests;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.wire.msp.SerializedIdentity;
import java.util.Optional;

/**
 * What a serialized identity claims: to belong to an organization, by this certificate (identities
 * §2). Nothing about it is checked.
 *
 * @param identity the bytes that travelled
 * @param org the organization that it names
 * @param idBytes the certificate, exactly as received: never encoded anew
 */
public record IdentityClaim(PeerIdentity identity, OrgId org, Bytes idBytes) {

  /** The longest identity that is looked at, in bytes; usual ones have about 900. */
  public static final int MAX_BYTES = 64 * 1024;

  /** The longest certificate that is looked at, in bytes of PEM. */
  public static final int MAX_PEM_BYTES = 16 * 1024;

  /** Reads an identity; empty if the bytes are none, there are none, or too many. */
  public static Optional<IdentityClaim> of(PeerIdentity identity) {
    if (identity.isNone() || identity.serialized().length() > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      SerializedIdentity wire = SerializedIdentity.parseFrom(identity.serialized().asByteBuffer());
      if (wire.getIdBytes().size() > MAX_PEM_BYTES) {
        return Optional.empty();
      }
      Bytes idBytes = Bytes.wrap(wire.getIdBytes().toByteArray());
      return Optional.of(
          new IdentityClaim(
              new PeerIdentity(identity.serialized().compact()),
              new OrgId(wire.getMspid()),
              idBytes));
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  /** The claim of a member of {@code org} with a certificate in PEM. */
  public static IdentityClaim of(OrgId org, Bytes pem) {
    SerializedIdentity wire =
        SerializedIdentity.newBuilder()
            .setMspid(org.mspId())
            .setIdBytes(ByteString.copyFrom(pem.asByteBuffer()))
            .build();
    return new IdentityClaim(new PeerIdentity(Bytes.wrap(wire.toByteArray())), org, pem);
  }

  /** SHA-256 over the MSP identifier and the certificate bytes (identities §2.1). */
  public PkiId pkiId() {
    return new PkiId(Digests.sha256(Bytes.utf8(org.mspId()), idBytes));
  }
}
