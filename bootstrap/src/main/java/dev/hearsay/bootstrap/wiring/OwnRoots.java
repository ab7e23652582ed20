// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.TlsTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The TLS roots of a node's settings stay trusted beside those of its channels (identities §11).
 */
final class OwnRoots {
  private OwnRoots() {}

  /**
   * A trust that never loses {@code own}.
   *
   * @throws CommException if one of the files cannot be read
   */
  static TlsTrust kept(List<Path> own, TlsTrust transport) {
    List<Bytes> always = own.stream().map(OwnRoots::read).toList();
    return ofChannels ->
        transport.replaceTrusted(Stream.concat(always.stream(), ofChannels.stream()).toList());
  }

  private static Bytes read(Path file) {
    try {
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CommException("cannot read the TLS roots in " + file + ": " + e.getMessage(), e);
    }
  }
}
