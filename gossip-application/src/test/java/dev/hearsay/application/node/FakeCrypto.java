// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SigningException;
import java.time.Instant;
import java.util.Optional;

/** Accepts the signature and the block "good", and counts how often it was asked. */
final class FakeCrypto implements MessageCryptoService {

  static final Bytes GOOD = Bytes.utf8("good");

  int verified;
  int signed;
  int blocksVerified;
  int askedByChannel;
  boolean keyIsBroken;

  static ValidatedIdentity identity(int number) {
    byte[] id = new byte[PkiId.LENGTH];
    id[0] = (byte) number;
    return new ValidatedIdentity(
        new PkiId(Bytes.wrap(id)),
        new PeerIdentity(Bytes.utf8("identity " + number)),
        new OrgId("Org1MSP"),
        Instant.MAX);
  }

  @Override
  public ValidatedIdentity self() {
    return identity(0);
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return Optional.empty();
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    return new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "never valid");
  }

  @Override
  public Bytes sign(Bytes message) {
    if (keyIsBroken) {
      throw new SigningException("the key is locked", new IllegalStateException("locked"));
    }
    signed++;
    return GOOD;
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    verified++;
    return signature.equals(GOOD);
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    askedByChannel++;
    return signature.equals(GOOD);
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    blocksVerified++;
    return block.equals(GOOD)
        ? new BlockVerdict.Valid()
        : new BlockVerdict.Refused("not the orderers' block");
  }
}
