// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A block: what it says, who signed it, and the signature over what it says.
 *
 * <p>Laid out as three parts, each after its length in four bytes: body, signer, signature. The
 * body is the length of the channel's name, the name, the number in eight bytes, SHA-256 of the
 * body before in 32, and the content.
 *
 * @param body what it says
 * @param signer a member of an orderer organization
 * @param signature of the signer over the body
 */
record SealedBlock(Bytes body, PeerIdentity signer, Bytes signature) {

  private static final int HASH_BYTES = 32;

  /** What a block is to say. */
  static Bytes body(ChannelId channel, long number, Bytes previousHash, Bytes content) {
    Bytes name = channel.name();
    ByteBuffer body =
        ByteBuffer.allocate(
            Integer.BYTES + name.length() + Long.BYTES + HASH_BYTES + content.length());
    put(body, name).putLong(number).put(previousHash.asByteBuffer()).put(content.asByteBuffer());
    return Bytes.wrap(body.array());
  }

  /** The bytes as peers carry them. */
  Bytes serialized() {
    int length = body.length() + signer.serialized().length() + signature.length();
    ByteBuffer bytes = ByteBuffer.allocate(3 * Integer.BYTES + length);
    put(put(put(bytes, body), signer.serialized()), signature);
    return Bytes.wrap(bytes.array());
  }

  private static ByteBuffer put(ByteBuffer into, Bytes part) {
    return into.putInt(part.length()).put(part.asByteBuffer());
  }

  /** Takes a block apart, into windows on its bytes; empty if it is none. */
  static Optional<SealedBlock> parse(Bytes serialized) {
    Parts parts = new Parts(serialized);
    Bytes body = parts.next();
    Bytes signer = parts.next();
    Bytes signature = parts.next();
    return parts.areAll()
        ? Optional.of(new SealedBlock(body, new PeerIdentity(signer), signature))
        : Optional.empty();
  }

  /** Whether the body belongs to this place. */
  boolean isAt(ChannelId channel, long number) {
    ByteBuffer place = ByteBuffer.allocate(Integer.BYTES + channel.name().length() + Long.BYTES);
    put(place, channel.name()).putLong(number);
    int length = place.capacity();
    return body.length() >= length + HASH_BYTES
        && body.slice(0, length).equals(Bytes.wrap(place.array()));
  }

  /** Cuts bytes into parts; once one is missing, all that follow are empty. */
  private static final class Parts {

    private final Bytes bytes;
    private int position;
    private boolean broken;

    Parts(Bytes bytes) {
      this.bytes = bytes;
    }

    Bytes next() {
      int left = bytes.length() - position - Integer.BYTES;
      int length = left < 0 ? -1 : bytes.slice(position, Integer.BYTES).asByteBuffer().getInt();
      if (broken || length < 0 || length > left) {
        broken = true;
        return Bytes.EMPTY;
      }
      Bytes part = bytes.slice(position + Integer.BYTES, length);
      position += Integer.BYTES + length;
      return part;
    }

    boolean areAll() {
      return !broken && position == bytes.length();
    }
  }
}
