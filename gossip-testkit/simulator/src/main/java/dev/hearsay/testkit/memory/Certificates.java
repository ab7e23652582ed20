// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each node shows in TLS handshakes: a certificate in name only, of which there is nothing but
 * the hash. Owned by its {@link MemoryNetwork}, used under the network's lock.
 */
final class Certificates {

  private final Map<String, Integer> swaps = new TreeMap<>();
  private final Map<String, List<Lapse>> lapses = new TreeMap<>();

  /** One thing that is wrong with a node, not equal to any other. */
  private static final class Lapse {
    private final TlsLapse kind;
    private final Runnable acted;

    Lapse(TlsLapse kind, Runnable acted) {
      this.kind = kind;
      this.acted = acted;
    }
  }

  /** The hash of the first certificate of a node. */
  static Bytes hashOf(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Bytes.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** From now on the node has another certificate than all before. */
  void swap(String name) {
    swaps.merge(name, 1, Integer::sum);
  }

  /** Begins a lapse; the answer ends it. */
  Runnable lapse(String name, TlsLapse kind, Runnable acted) {
    Lapse lapse = new Lapse(kind, acted);
    lapses.computeIfAbsent(name, _ -> new ArrayList<>()).add(lapse);
    return () -> lapses.getOrDefault(name, new ArrayList<>()).remove(lapse);
  }

  private boolean has(String name, TlsLapse kind) {
    List<Lapse> all = lapses.getOrDefault(name, List.of());
    return !all.isEmpty() && all.getLast().kind == kind;
  }

  /** The node's last lapse shows. */
  private void act(String name, TlsLapse kind) {
    if (has(name, kind)) {
      lapses.getOrDefault(name, List.of()).getLast().acted.run();
    }
  }

  boolean speaksTls(String name) {
    return !has(name, TlsLapse.NO_TLS);
  }

  /** Whether a client and a server speak the same. */
  boolean shakeHands(String client, String server) {
    boolean same = speaksTls(client) == speaksTls(server);
    if (!same) {
      act(client, TlsLapse.NO_TLS);
      act(server, TlsLapse.NO_TLS);
    }
    return same;
  }

  /** The hash of what a node shows where it dials; empty if it shows nothing. */
  Bytes shownByClient(String name) {
    if (has(name, TlsLapse.NO_CERTIFICATE)) {
      act(name, TlsLapse.NO_CERTIFICATE);
      return Bytes.EMPTY;
    }
    return shownByServer(name);
  }

  /** The hash of what a node shows to those who dial it; empty without TLS. */
  Bytes shownByServer(String name) {
    if (!speaksTls(name)) {
      return Bytes.EMPTY;
    }
    Integer times = swaps.get(name);
    return hashOf(times == null ? name : name + " " + times);
  }
}
