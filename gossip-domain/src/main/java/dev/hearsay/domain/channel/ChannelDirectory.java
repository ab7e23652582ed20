// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The channels of one node, by name and by MAC (dissemination §1.1).
 *
 * <p>Owned by the node loop. A MAC of somebody whose state info is stored is looked up; only that
 * of somebody else is computed, for each channel in turn. That a MAC fits no channel is remembered
 * for a while, so that the state infos of other channels cost a look-up as well. Bounded by the
 * stores of the channels, and in the MACs that fit none.
 */
final class ChannelDirectory {

  private static final int MAX_FOREIGN = 4_096;

  private record Speaker(PkiId author, Bytes mac) {}

  private final TreeMap<ChannelId, GossipChannel> byName = new TreeMap<>();
  private final Map<Speaker, ChannelId> byMac = new LinkedHashMap<>();
  private final LinkedHashMap<Speaker, Boolean> foreign = new LinkedHashMap<>(16, 0.75f, true);

  /** What the versions of those added up to that are no longer here. */
  private long replaced;

  /** Adds a channel, in the place of an earlier joining if there was one. */
  void put(GossipChannel channel) {
    GossipChannel earlier = byName.put(channel.id(), channel);
    replaced += earlier == null ? 0 : earlier.version();
    foreign.clear();
  }

  /** All channels, by name. */
  Collection<GossipChannel> all() {
    return byName.values();
  }

  /** Changes whenever a view of a channel does. */
  long version() {
    long version = replaced;
    for (GossipChannel channel : byName.values()) {
      version += channel.version();
    }
    return version;
  }

  int size() {
    return byName.size();
  }

  Optional<GossipChannel> find(ChannelId name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The channel that {@code speaker} calls {@code mac}. */
  Optional<GossipChannel> find(PkiId speaker, Bytes mac) {
    Speaker key = new Speaker(speaker, mac);
    ChannelId known = byMac.get(key);
    if (known != null) {
      return find(known);
    }
    if (mac.length() != ChannelMac.LENGTH || foreign.get(key) != null) {
      return Optional.empty();
    }
    return compute(key);
  }

  private Optional<GossipChannel> compute(Speaker key) {
    for (GossipChannel channel : byName.values()) {
      if (ChannelMac.of(key.author(), channel.id()).equals(key.mac())) {
        return Optional.of(channel);
      }
    }
    foreign.put(new Speaker(key.author(), key.mac().compact()), true);
    if (foreign.size() > MAX_FOREIGN) {
      foreign.pollFirstEntry();
    }
    return Optional.empty();
  }

  /** Takes note of the MACs of those whose state info {@code channel} keeps. */
  StateInfoStore.MacWatch watchOf(ChannelId channel) {
    return new StateInfoStore.MacWatch() {
      @Override
      public void learned(PkiId author, Bytes mac) {
        byMac.put(new Speaker(author, mac), channel);
      }

      @Override
      public void forgotten(PkiId author, Bytes mac) {
        byMac.remove(new Speaker(author, mac));
      }
    };
  }
}
