// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The cryptography of one simulated node. It trusts its own organization, those of the channels it
 * was given, and those it was told to trust.
 *
 * <p>Of its own organization it believes the CA that issued its own identity, whatever channels
 * say; of others the CAs that its channels name; of those that no channel names the first CA. An
 * identity that the authority never issued nobody believes.
 *
 * <p>Thread-safe.
 */
public final class KeylessCrypto
    implements MessageCryptoService, SecurityAdvisor, ChannelConfigurations {

  private final KeylessAuthority authority;
  private final ValidatedIdentity self;
  private final KeylessMsp own;
  private final Set<OrgId> trusted;
  private final AtomicReference<Map<ChannelId, KeylessChannel>> channels =
      new AtomicReference<>(Map.of());

  /**
   * The cryptography of the node {@code self}.
   *
   * @param authority issued all identities of the simulation
   * @param self the node's identity
   * @param trusted organizations that the node trusts without a channel, beside its own
   */
  public KeylessCrypto(
      KeylessAuthority authority, ValidatedIdentity self, Collection<OrgId> trusted) {
    this.authority = authority;
    this.self = self;
    this.trusted = new TreeSet<>(trusted);
    this.own =
        KeylessIdentity.parse(self.identity())
            .map(KeylessIdentity::ca)
            .map(KeylessMsp::new)
            .orElse(KeylessMsp.FIRST);
  }

  @Override
  public ValidatedIdentity self() {
    return self;
  }

  @Override
  public Optional<PkiId> pkiIdOf(PeerIdentity identity) {
    return authority.read(identity).map(reading -> reading.validated().pkiId());
  }

  @Override
  public IdentityVerdict validate(PeerIdentity identity) {
    Optional<KeylessAuthority.Reading> reading = authority.read(identity);
    return reading.isEmpty()
        ? refused(Rejection.INVALID_IDENTITY, "no identity")
        : judge(identity, reading.get());
  }

  private IdentityVerdict judge(PeerIdentity identity, KeylessAuthority.Reading reading) {
    KeylessIdentity parsed = reading.parsed();
    List<KeylessMsp> msps = mspsOf(parsed.org());
    if (msps.isEmpty()) {
      return refused(Rejection.FOREIGN_IDENTITY, parsed.org() + " is not trusted");
    }
    if (!authority.hasIssued(identity) || msps.stream().noneMatch(msp -> msp.vouchesFor(parsed))) {
      return refused(Rejection.INVALID_IDENTITY, "not issued by " + parsed.org());
    }
    if (authority.hasRevoked(identity)) {
      return refused(Rejection.REVOKED_IDENTITY, parsed.name() + " was revoked");
    }
    return new IdentityVerdict.Valid(reading.validated());
  }

  private static IdentityVerdict refused(Rejection reason, String detail) {
    return new IdentityVerdict.Refused(reason, detail);
  }

  /** Each of them may vouch for members of {@code org}; none if it is not trusted. */
  private List<KeylessMsp> mspsOf(OrgId org) {
    if (org.equals(self.org())) {
      return List.of(own);
    }
    List<KeylessMsp> named = new ArrayList<>();
    for (KeylessChannel channel : channels.get().values()) {
      KeylessMsp msp = channel.msps().get(org);
      if (msp != null) {
        named.add(msp);
      }
    }
    return named.isEmpty() && trusted.contains(org) ? List.of(KeylessMsp.FIRST) : named;
  }

  @Override
  public Bytes sign(Bytes message) {
    return authority.signature(self.identity(), message);
  }

  @Override
  public boolean verify(ValidatedIdentity author, Bytes signature, Bytes message) {
    return authority.signature(author.identity(), message).equals(signature);
  }

  @Override
  public boolean verifyByChannel(
      ChannelId channel, PeerIdentity author, Bytes signature, Bytes message) {
    KeylessChannel rules = channels.get().get(channel);
    return rules != null
        && validate(author) instanceof IdentityVerdict.Valid(ValidatedIdentity valid)
        && authority
            .read(author)
            .filter(reading -> rules.mayRead(reading.parsed(), author))
            .isPresent()
        && verify(valid, signature, message);
  }

  @Override
  public BlockVerdict verifyBlock(ChannelId channel, long claimedNumber, Bytes block) {
    if (!channels.get().containsKey(channel)) {
      return new BlockVerdict.Refused("channel " + channel + " is unknown");
    }
    return authority.isBlock(channel, claimedNumber, block)
        ? new BlockVerdict.Valid()
        : new BlockVerdict.Refused("the seal is not that of the orderers");
  }

  @Override
  public Optional<OrgId> orgOf(PeerIdentity identity) {
    return authority
        .read(identity)
        .map(reading -> reading.validated().org())
        .filter(org -> !mspsOf(org).isEmpty())
        .filter(org -> authority.hasIssued(identity));
  }

  @Override
  public void accept(ChannelConfig config) {
    KeylessChannel rules = KeylessChannel.of(config);
    channels.updateAndGet(known -> {
      Map<ChannelId, KeylessChannel> next = new TreeMap<>(known);
      next.put(config.channel(), rules);
      return next;
    });
  }

  @Override
  public void forget(ChannelId channel) {
    channels.updateAndGet(known -> {
      Map<ChannelId, KeylessChannel> next = new TreeMap<>(known);
      next.remove(channel);
      return next;
    });
  }
}
