// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

/** Why bytes are not a message. */
public enum DecodeFailure {
  /** Not the encoding of a message at all: the stream cannot be trusted any further. */
  MALFORMED(true),
  /** More fields and elements than any message needs: in memory far larger than its bytes. */
  TOO_MANY_PARTS(false),
  /** The envelope has no payload. */
  MISSING_PAYLOAD(false),
  /** No content, or one that this version does not know. */
  UNKNOWN_CONTENT(false),
  /** An alive message without a membership part. */
  MISSING_MEMBERSHIP(false),
  /** An alive message, state info or leadership message without a timestamp. */
  MISSING_TIMESTAMP(false),
  /** An alive, state info, leadership, identity or handshake message without a PKI-ID. */
  MISSING_PKI_ID(false),
  /** A membership request without self information. */
  MISSING_SELF_INFORMATION(false),
  /** A state info without properties. */
  MISSING_PROPERTIES(false),
  /** A data message without its payload part. */
  MISSING_BLOCK(false),
  /** A private data message without its payload part, or an element without its digest. */
  MISSING_PRIVATE_DATA(false);

  private final boolean fatal;

  DecodeFailure(boolean fatal) {
    this.fatal = fatal;
  }

  /** Whether Fabric stops reading the stream (wire §6); otherwise only the message is refused. */
  public boolean endsStream() {
    return fatal;
  }
}
