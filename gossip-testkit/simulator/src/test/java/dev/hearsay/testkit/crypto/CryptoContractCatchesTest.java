// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.testkit.contracts.MessageCryptoServiceContract;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contract is a rule only if it can fail: broken services are caught by it. */
final class CryptoContractCatchesTest {

  @Test
  void aServiceThatBelievesEverySignature() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
                return true;
              }
            });
    assertCaught(contract::aSignatureIsForItsMessageAndItsAuthorOnly);
    assertCaught(contract::aDamagedSignatureIsRefusedWhateverTheDamage);
  }

  @Test
  void aServiceThatAcceptsTrailingBytesAfterASignature() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
                int length = Math.min(32, signature.length());
                return honest.verify(author, signature.slice(0, length), message);
              }
            });
    assertCaught(contract::aDamagedSignatureIsRefusedWhateverTheDamage);
  }

  @Test
  void aServiceThatTrustsEverybody() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public IdentityVerdict validate(PeerIdentity identity) {
                return new IdentityVerdict.Valid(honest.self());
              }
            });
    assertCaught(contract::anIdentityOfAnOrganizationThatIsNotTrustedIsForeign);
    assertCaught(contract::aRevokedIdentityIsRefusedAsRevoked);
    assertCaught(contract::anIdentityThatItsOrganizationDidNotIssueIsRefused);
    assertCaught(contract::bytesThatAreNoIdentityHaveNoPkiIdAndAreRefused);
    assertCaught(contract::membersOfTrustedOrganizationsAreValidAndKnowTheirOrganization);
    assertCaught(contract::expiryIsToldAndNotJudged);
  }

  @Test
  void aServiceThatGivesEverybodyTheSameName() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
                return Optional.of(honest.self().pkiId());
              }
            });
    assertCaught(contract::aPkiIdIsThirtyTwoBytesAndTheSameForAllNodes);
    assertCaught(contract::bytesThatAreNoIdentityHaveNoPkiIdAndAreRefused);
  }

  @Test
  void aServiceThatAcceptsAnyBlockAndAnyReader() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public boolean verifyByChannel(
                  ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
                return true;
              }

              @Override
              public BlockVerdict verifyBlock(ChannelId channel, long number, Bytes block) {
                return new BlockVerdict.Valid();
              }
            });
    assertCaught(contract::applicationOrganizationsReadTheirChannel);
    assertCaught(contract::aBlockBelongsToItsChannelAndNumber);
    assertCaught(contract::aDamagedBlockIsRefused);
  }

  @Test
  void aServiceThatDoubtsItself() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public IdentityVerdict validate(PeerIdentity identity) {
                return identity.equals(honest.self().identity())
                    ? new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "who am I")
                    : honest.validate(identity);
              }
            });
    assertCaught(contract::theOwnIdentityIsValid);
  }

  @Test
  void aServiceThatNamesOnlyWhomItTrusts() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
                return honest.validate(identity) instanceof IdentityVerdict.Valid
                    ? honest.pkiIdOf(identity)
                    : Optional.empty();
              }
            });
    assertCaught(contract::aPkiIdNeedsNoTrust);
  }

  @Test
  void aServiceThatVerifiesNothingButItsOwnWord() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
                return author.equals(honest.self()) && honest.verify(author, signature, message);
              }
            });
    assertCaught(contract::whatAMemberSignsVerifiesEverywhere);
  }

  @Test
  void aServiceThatVerifiesNoEmptyMessage() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
                return !message.isEmpty() && honest.verify(author, signature, message);
              }
            });
    assertCaught(contract::anEmptyMessageCanBeSigned);
  }

  @Test
  void aServiceThatSignsWhatLiesAroundTheMessage() {
    var contract =
        broken(honest ->
            new Delegating(honest) {
              @Override
              public Bytes sign(Bytes message) {
                return honest.sign(message.read((array, offset, length) -> Bytes.copyOf(array)));
              }
            });
    assertCaught(contract::aWindowOnALargerArrayIsSignedLikeItsCopy);
  }

  private static void assertCaught(ThrowingCallable story) {
    assertThatThrownBy(story).isInstanceOf(AssertionError.class);
  }

  private static MessageCryptoServiceContract broken(
      Function<MessageCryptoService, MessageCryptoService> fault) {
    return new BrokenContract(fault);
  }

  /** An honest service, to be broken in one place. */
  private abstract static class Delegating implements MessageCryptoService {

    private final MessageCryptoService honest;

    Delegating(MessageCryptoService honest) {
      this.honest = honest;
    }

    @Override
    public ValidatedIdentity self() {
      return honest.self();
    }

    @Override
    public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
      return honest.pkiIdOf(identity);
    }

    @Override
    public IdentityVerdict validate(PeerIdentity identity) {
      return honest.validate(identity);
    }

    @Override
    public Bytes sign(Bytes message) {
      return honest.sign(message);
    }

    @Override
    public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
      return honest.verify(author, signature, message);
    }

    @Override
    public boolean verifyByChannel(
        ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
      return honest.verifyByChannel(channel, author, signature, message);
    }

    @Override
    public BlockVerdict verifyBlock(ChannelId channel, long number, Bytes block) {
      return honest.verifyBlock(channel, number, block);
    }
  }
}
