// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.BlockVerdict;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MessageCryptoService} owes its callers (identities §1.1). An adapter extends
 * this class and builds the {@link World} that the stories are told in.
 */
public abstract class MessageCryptoServiceContract {

  /** The channel of the world. */
  protected static final ChannelId CHANNEL = ChannelId.of("contract");

  /** A channel that nobody has configured. */
  protected static final ChannelId NOWHERE = ChannelId.of("nowhere");

  /** The number of {@link World#block()}. */
  protected static final long BLOCK_NUMBER = 7;

  private static final Bytes MESSAGE = Bytes.utf8("spread the word");

  /**
   * Who is there. The services of all members trust the own and the other organization and know
   * {@link #CHANNEL}, whose application organizations are these two.
   *
   * @param own the service under test
   * @param colleague the service of another member of the own organization
   * @param other the service of a member of the other organization
   * @param strange an identity of an organization that nobody trusts
   * @param revoked an identity of the own organization, revoked
   * @param expired an identity of the own organization that was good until {@code expiredAt}
   * @param expiredAt some time in the past
   * @param forged an identity that names the own organization, which did not issue it
   * @param block the block of {@link #CHANNEL} with {@link #BLOCK_NUMBER}
   */
  public record World(
      MessageCryptoService own,
      MessageCryptoService colleague,
      MessageCryptoService other,
      PeerIdentity strange,
      PeerIdentity revoked,
      PeerIdentity expired,
      Instant expiredAt,
      PeerIdentity forged,
      Bytes block) {}

  /** A world. No story changes it, so it may be the same for all. */
  protected abstract World world();

  @Test
  public void theOwnIdentityIsValid() {
    MessageCryptoService own = world().own();
    assertThat(valid(own, own.self().identity())).isEqualTo(own.self());
  }

  @Test
  public void aPkiIdIsThirtyTwoBytesAndTheSameForAllNodes() {
    World world = world();
    for (MessageCryptoService peer : peers(world)) {
      PeerIdentity identity = peer.self().identity();
      assertThat(world.own().pkiIdOf(identity)).contains(peer.self().pkiId());
      assertThat(peer.self().pkiId().isWellFormed()).isTrue();
    }
    assertThat(peers(world).stream().map(p -> p.self().pkiId()).distinct()).hasSize(3);
  }

  @Test
  public void aPkiIdNeedsNoTrust() {
    World world = world();
    assertThat(world.own().pkiIdOf(world.strange())).map(PkiId::isWellFormed).contains(true);
    assertThat(world.own().pkiIdOf(world.revoked())).map(PkiId::isWellFormed).contains(true);
  }

  @Test
  public void bytesThatAreNoIdentityHaveNoPkiIdAndAreRefused() {
    MessageCryptoService own = world().own();
    for (PeerIdentity nonsense : nonsense(own.self().identity())) {
      assertThat(own.validate(nonsense)).isInstanceOf(IdentityVerdict.Refused.class);
    }
    assertThat(own.pkiIdOf(PeerIdentity.NONE)).isEmpty();
    assertThat(own.pkiIdOf(new PeerIdentity(Bytes.hex("ffffff")))).isEmpty();
  }

  @Test
  public void membersOfTrustedOrganizationsAreValidAndKnowTheirOrganization() {
    World world = world();
    for (MessageCryptoService peer : peers(world)) {
      assertThat(valid(world.own(), peer.self().identity())).isEqualTo(peer.self());
    }
    assertThat(org(world.colleague())).isEqualTo(org(world.own()));
    assertThat(org(world.other())).isNotEqualTo(org(world.own()));
  }

  @Test
  public void anIdentityOfAnOrganizationThatIsNotTrustedIsForeign() {
    World world = world();
    assertThat(refusal(world.own(), world.strange())).isEqualTo(Rejection.FOREIGN_IDENTITY);
  }

  @Test
  public void aRevokedIdentityIsRefusedAsRevoked() {
    World world = world();
    assertThat(refusal(world.own(), world.revoked())).isEqualTo(Rejection.REVOKED_IDENTITY);
  }

  @Test
  public void anIdentityThatItsOrganizationDidNotIssueIsRefused() {
    World world = world();
    assertThat(refusal(world.own(), world.forged()))
        .isIn(Rejection.INVALID_IDENTITY, Rejection.FOREIGN_IDENTITY);
  }

  @Test
  public void expiryIsToldAndNotJudged() {
    World world = world();
    ValidatedIdentity expired = valid(world.own(), world.expired());
    assertThat(expired.expiresAt()).isEqualTo(world.expiredAt());
    assertThat(expired.isExpiredAt(world.expiredAt().plusMillis(1))).isTrue();
  }

  @Test
  public void whatAMemberSignsVerifiesEverywhere() {
    World world = world();
    for (MessageCryptoService author : peers(world)) {
      Bytes signature = author.sign(MESSAGE);
      for (MessageCryptoService reader : peers(world)) {
        assertThat(reader.verify(author.self(), signature, MESSAGE)).isTrue();
      }
    }
  }

  @Test
  public void anEmptyMessageCanBeSigned() {
    MessageCryptoService own = world().own();
    assertThat(own.verify(own.self(), own.sign(Bytes.EMPTY), Bytes.EMPTY)).isTrue();
  }

  @Test
  public void aWindowOnALargerArrayIsSignedLikeItsCopy() {
    MessageCryptoService own = world().own();
    Bytes window = Bytes.utf8("now spread the word again").slice(4, MESSAGE.length());
    assertThat(own.verify(own.self(), own.sign(window), MESSAGE)).isTrue();
    assertThat(own.verify(own.self(), own.sign(MESSAGE), window)).isTrue();
  }

  @Test
  public void aSignatureIsForItsMessageAndItsAuthorOnly() {
    World world = world();
    Bytes signature = world.colleague().sign(MESSAGE);
    MessageCryptoService own = world.own();
    assertThat(own.verify(world.colleague().self(), signature, Bytes.utf8("other"))).isFalse();
    assertThat(own.verify(world.colleague().self(), signature, Bytes.EMPTY)).isFalse();
    assertThat(own.verify(own.self(), signature, MESSAGE)).isFalse();
    assertThat(own.verify(world.other().self(), signature, MESSAGE)).isFalse();
  }

  @Test
  public void aDamagedSignatureIsRefusedWhateverTheDamage() {
    MessageCryptoService own = world().own();
    Bytes good = own.sign(MESSAGE);
    for (Bytes bad : damaged(good)) {
      assertThat(own.verify(own.self(), bad, MESSAGE)).as(bad.toHex()).isFalse();
    }
  }

  @Test
  public void applicationOrganizationsReadTheirChannel() {
    World world = world();
    MessageCryptoService other = world.other();
    PeerIdentity author = other.self().identity();
    Bytes signature = other.sign(MESSAGE);
    assertThat(world.own().verifyByChannel(CHANNEL, author, signature, MESSAGE)).isTrue();
    assertThat(world.own().verifyByChannel(CHANNEL, author, signature, Bytes.EMPTY)).isFalse();
    assertThat(world.own().verifyByChannel(NOWHERE, author, signature, MESSAGE)).isFalse();
    assertThat(world.own().verifyByChannel(CHANNEL, world.strange(), signature, MESSAGE)).isFalse();
    assertThat(world.own().verifyByChannel(CHANNEL, world.revoked(), signature, MESSAGE)).isFalse();
  }

  @Test
  public void aBlockBelongsToItsChannelAndNumber() {
    World world = world();
    MessageCryptoService own = world.own();
    assertThat(own.verifyBlock(CHANNEL, BLOCK_NUMBER, world.block()))
        .isEqualTo(new BlockVerdict.Valid());
    assertRefused(own.verifyBlock(CHANNEL, BLOCK_NUMBER + 1, world.block()));
    assertRefused(own.verifyBlock(NOWHERE, BLOCK_NUMBER, world.block()));
  }

  @Test
  public void aDamagedBlockIsRefused() {
    World world = world();
    MessageCryptoService own = world.own();
    assertRefused(own.verifyBlock(CHANNEL, BLOCK_NUMBER, Bytes.EMPTY));
    assertRefused(own.verifyBlock(CHANNEL, BLOCK_NUMBER, Bytes.utf8("no block")));
    Bytes half = world.block().slice(0, world.block().length() / 2);
    assertRefused(own.verifyBlock(CHANNEL, BLOCK_NUMBER, half));
  }

  private static void assertRefused(BlockVerdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            BlockVerdict.Refused.class, refused -> assertThat(refused.detail()).isNotBlank());
  }

  private static ValidatedIdentity valid(MessageCryptoService judge, PeerIdentity identity) {
    return switch (judge.validate(identity)) {
      case IdentityVerdict.Valid valid -> valid.identity();
      case IdentityVerdict.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static Rejection refusal(MessageCryptoService judge, PeerIdentity identity) {
    return switch (judge.validate(identity)) {
      case IdentityVerdict.Valid valid -> throw new AssertionError(valid.toString());
      case IdentityVerdict.Refused refused -> refused.reason();
    };
  }

  private static List<MessageCryptoService> peers(World world) {
    return List.of(world.own(), world.colleague(), world.other());
  }

  private static OrgId org(MessageCryptoService peer) {
    return peer.self().org();
  }

  private static List<PeerIdentity> nonsense(PeerIdentity good) {
    Bytes bytes = good.serialized();
    Bytes half = bytes.slice(0, bytes.length() / 2);
    return Stream.of(Bytes.EMPTY, Bytes.hex("00"), Bytes.hex("ffffff"), Bytes.utf8("Org1MSP"), half)
        .map(PeerIdentity::new)
        .toList();
  }

  private static List<Bytes> damaged(Bytes good) {
    return List.of(
        Bytes.EMPTY,
        Bytes.hex("00"),
        good.slice(0, good.length() - 1),
        good.slice(1, good.length() - 1),
        extended(good),
        flipped(good, 0),
        flipped(good, good.length() / 2),
        flipped(good, good.length() - 1));
  }

  private static Bytes extended(Bytes good) {
    return Bytes.wrap(Arrays.copyOf(good.toArray(), good.length() + 1));
  }

  private static Bytes flipped(Bytes good, int index) {
    byte[] bytes = good.toArray();
    bytes[index] ^= 1;
    return Bytes.wrap(bytes);
  }
}
