// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues and revokes the identities of one simulation, and knows everybody's secret: a signature is
 * a hash over the author's secret and the message.
 *
 * <p>Thread-safe. Nothing is drawn at random: authorities of the same name issue the same
 * identities, which make the same signatures. Grows with every identity and revocation.
 */
public final class KeylessAuthority {

  /** The length of a signature and of a block's seal in bytes. */
  static final int SIGNATURE_LENGTH = 32;

  private final byte[] secret;
  private final Map<PeerIdentity, SigningKey> keys = new ConcurrentHashMap<>();
  private final Map<PeerIdentity, Reading> issued = new ConcurrentHashMap<>();
  private final Set<PeerIdentity> revoked = ConcurrentHashMap.newKeySet();
  private final Map<OrgId, Integer> cas = new ConcurrentHashMap<>();

  /** An authority whose secret follows from {@code name}. */
  public KeylessAuthority(String name) {
    this.secret = hash("authority".getBytes(StandardCharsets.UTF_8), Bytes.utf8(name)).toArray();
  }

  /**
   * Issues an identity by the present CA of its organization. The same arguments give the same
   * identity again, as long as the CA is the same.
   *
   * @param org the organization
   * @param name tells identities of one organization apart
   * @param notAfter when it ends; {@link Instant#MAX} for never
   * @throws IllegalArgumentException if a name has a line break
   */
  public ValidatedIdentity newIdentity(OrgId org, String name, Instant notAfter) {
    Reading reading = Reading.of(new KeylessIdentity(org, name, caOf(org), notAfter));
    Reading former = issued.putIfAbsent(reading.validated().identity(), reading);
    return former == null ? reading.validated() : former.validated();
  }

  /** Withdraws an identity: from now on every node refuses it as revoked. */
  public void revoke(PeerIdentity identity) {
    revoked.add(identity);
  }

  /**
   * Has another CA issue the identities of an organization from now on. What the former one issued
   * is trusted by those who have not heard of it, see {@link #mspOf}.
   */
  public void changeCa(OrgId org) {
    cas.merge(org, KeylessIdentity.FIRST_CA + 1, (former, _) -> former + 1);
  }

  /**
   * The MSP of an organization, to be told by the configurations of channels: it trusts the present
   * CA, and no other.
   */
  public Bytes mspOf(OrgId org) {
    return new KeylessMsp(caOf(org)).serialized();
  }

  private int caOf(OrgId org) {
    return cas.getOrDefault(org, KeylessIdentity.FIRST_CA);
  }

  /** A block as the orderers of {@code channel} would sign it. */
  public Bytes newBlock(ChannelId channel, long number, Bytes data) {
    Bytes body = concat(blockHeader(channel, number), data);
    return concat(seal(body), body);
  }

  boolean hasIssued(PeerIdentity identity) {
    return issued.containsKey(identity);
  }

  /** What an identity says, issued or not; the same object each time if it was issued. */
  Optional<Reading> read(PeerIdentity identity) {
    Reading known = issued.get(identity);
    return known != null ? Optional.of(known) : KeylessIdentity.parse(identity).map(Reading::of);
  }

  /** An identity in both forms. */
  record Reading(KeylessIdentity parsed, ValidatedIdentity validated) {
    static Reading of(KeylessIdentity identity) {
      return new Reading(identity, identity.validated());
    }
  }

  boolean hasRevoked(PeerIdentity identity) {
    return revoked.contains(identity);
  }

  Bytes signature(PeerIdentity author, Bytes message) {
    return keys.computeIfAbsent(author, this::keyOf).seal(message);
  }

  private SigningKey keyOf(PeerIdentity author) {
    return new SigningKey(hash(secret, author.serialized()));
  }

  boolean isBlock(ChannelId channel, long number, Bytes block) {
    Bytes header = blockHeader(channel, number);
    int bodyLength = block.length() - SIGNATURE_LENGTH;
    if (bodyLength < header.length()) {
      return false;
    }
    Bytes body = block.slice(SIGNATURE_LENGTH, bodyLength);
    return body.slice(0, header.length()).equals(header)
        && block.slice(0, SIGNATURE_LENGTH).equals(seal(body));
  }

  private Bytes seal(Bytes body) {
    return signature(new PeerIdentity(Bytes.utf8("the orderers")), body);
  }

  private static Bytes blockHeader(ChannelId channel, long number) {
    return concat(channel.name(), Bytes.utf8("\nblock " + Long.toUnsignedString(number) + "\n"));
  }

  private static Bytes concat(Bytes first, Bytes second) {
    byte[] both = new byte[first.length() + second.length()];
    first.asByteBuffer().get(both, 0, first.length());
    second.asByteBuffer().get(both, first.length(), second.length());
    return Bytes.wrap(both);
  }

  static Bytes hash(byte[] prefix, Bytes message) {
    MessageDigest digest = sha256();
    digest.update(prefix);
    digest.update(message.asByteBuffer());
    return Bytes.wrap(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
