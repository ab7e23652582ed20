// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.ChannelConfigurations;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.SecurityAdvisor;
import dev.hearsay.testkit.examples.ed25519.Ed25519Settings.TrustedFolder;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The cryptography of one node: all that the core asks, answered by one {@link Trust} that a
 * channel's configuration replaces. Thread-safe; a check that is running goes on with the trust it
 * began with.
 */
public final class Ed25519Crypto
    implements MessageCryptoService, SecurityAdvisor, ChannelConfigurations {

  private final OwnKey own;
  private final ValidatedIdentity self;
  private final AtomicReference<Trust> trust;

  private Ed25519Crypto(OwnKey own, ValidatedIdentity self, Trust trust) {
    this.own = own;
    this.self = self;
    this.trust = new AtomicReference<>(trust);
  }

  /**
   * Reads the folders and checks them completely.
   *
   * @param now an own certificate that has ended by then is refused
   * @throws UnusableMaterialException if something in a folder cannot be used
   */
  public static Ed25519Crypto open(Ed25519Settings settings, Instant now) {
    Map<OrgId, Authority> organizations = new TreeMap<>();
    for (TrustedFolder folder : settings.trusted()) {
      organizations.put(folder.org(), authority(folder));
    }
    organizations.put(
        settings.org(), authority(new TrustedFolder(settings.mspFolder(), settings.org())));
    Trust trust = Trust.in(organizations);
    OwnKey own = OwnKey.read(settings.mspFolder(), settings.org(), now);
    return switch (trust.judge(own.claim().identity())) {
      case Verdict.Member member -> new Ed25519Crypto(own, member.identity(), trust);
      case Verdict refused ->
          throw UnusableMaterialException.about(
              settings.mspFolder(),
              "holds no identity of " + settings.org() + " (" + refused + ")",
              "put a certificate there that a root in cacerts issued");
    };
  }

  private static Authority authority(TrustedFolder folder) {
    return new Authority(folder.org(), OrganizationFolder.msp(folder.mspFolder()));
  }

  // ---- identities ------------------------------------------------------------------------------

  @Override
  public ValidatedIdentity self() {
    return self;
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return IdentityClaim.parse(identity).map(IdentityClaim::pkiId);
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    return switch (trust.get().judge(identity)) {
      case Verdict.Member member -> new IdentityVerdict.Valid(member.identity());
      case Verdict.Revoked _ -> refused(Rejection.REVOKED_IDENTITY, "it was revoked");
      case Verdict.NotIssued(String detail) -> refused(Rejection.INVALID_IDENTITY, detail);
      case Verdict.Foreign _ ->
          refused(Rejection.FOREIGN_IDENTITY, "its organization is not trusted");
      case Verdict.NoIdentity _ -> refused(Rejection.INVALID_IDENTITY, "it is no identity");
    };
  }

  private static IdentityVerdict refused(Rejection reason, String detail) {
    return new IdentityVerdict.Refused(reason, detail);
  }

  @Override
  public Optional<OrgId> orgOf(PeerIdentity identity) {
    return switch (trust.get().judge(identity)) {
      case Verdict.Member member -> Optional.of(member.identity().org());
      case Verdict.Revoked _ -> IdentityClaim.parse(identity).map(IdentityClaim::org);
      case Verdict.NotIssued _, Verdict.Foreign _, Verdict.NoIdentity _ -> Optional.empty();
    };
  }

  // ---- signatures ------------------------------------------------------------------------------

  @Override
  public Bytes sign(Bytes message) {
    return own.sign(message);
  }

  /** {@inheritDoc} The author is judged anew: who was revoked meanwhile signs in vain. */
  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return trust.get().judge(author.identity()) instanceof Verdict.Member member
        && Signatures.verify(member.key(), signature, message);
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    return trust
        .get()
        .channel(channel)
        .flatMap(rules -> IdentityClaim.parse(author).map(claim -> rules.reader(claim)))
        .filter(verdict -> isSignedBy(verdict, signature, message))
        .isPresent();
  }

  private static boolean isSignedBy(Verdict author, Bytes signature, Bytes message) {
    return author instanceof Verdict.Member member
        && Signatures.verify(member.key(), signature, message);
  }

  // ---- blocks ----------------------------------------------------------------------------------

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    Optional<ChannelTrust> rules = trust.get().channel(channel);
    if (rules.isEmpty()) {
      return new BlockVerdict.Refused("channel " + channel + " is not known");
    }
    String obstacle =
        SealedBlock.parse(block)
            .map(sealed -> obstacle(sealed, channel, claimedNumber, rules.get()))
            .orElse("it is no block");
    return obstacle.isEmpty() ? new BlockVerdict.Valid() : new BlockVerdict.Refused(obstacle);
  }

  private static String obstacle(
      SealedBlock block, ChannelId channel, long number, ChannelTrust rules) {
    if (!block.isAt(channel, number)) {
      return "it is not block " + Long.toUnsignedString(number) + " of channel " + channel;
    }
    Verdict signer =
        IdentityClaim.parse(block.signer()).map(rules::orderer).orElseGet(Verdict.NoIdentity::new);
    return isSignedBy(signer, block.signature(), block.body())
        ? ""
        : "no member of an orderer organization signed it";
  }

  // ---- channels --------------------------------------------------------------------------------

  /** {@inheritDoc} An organization's MSP is PEM: its roots and revocation lists. */
  @Override
  public void accept(ChannelConfig config) {
    ChannelTrust rules = ChannelTrust.of(config);
    trust.updateAndGet(before -> before.with(config.channel(), rules));
  }

  @Override
  public void forget(ChannelId channel) {
    trust.updateAndGet(before -> before.without(channel));
  }
}
