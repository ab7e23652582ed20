// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The channels of one node, by name and by MAC (dissemination §1.1).
 *
 * <p>Owned by the node loop. The MAC of somebody whose state info is stored is looked up. For
 * others the MACs of all channels are computed once, and kept for those who spoke last: whatever
 * they call their channels then costs a look-up. So whoever is asked about should be somebody
 * known; strangers can be invented without end. Bounded by the stores of the channels, and in the
 * MACs that are kept.
 */
final class ChannelDirectory {

  private static final int MAX_COMPUTED = 16_384;

  private record Speaker(PkiId author, Bytes mac) {}

  private final TreeMap<ChannelId, GossipChannel> byName = new TreeMap<>();
  private final Map<Speaker, ChannelId> byMac = new LinkedHashMap<>();

  /** The MACs of all channels, in the order of their names, for those who spoke last. */
  private final SequencedMap<PkiId, List<Bytes>> computed = new LinkedHashMap<>();

  private final BiFunction<PkiId, ChannelId, Bytes> macs;

  /** What the versions of those added up to that are no longer here. */
  private long replaced;

  /**
   * A directory without channels.
   *
   * @param macs how a peer calls a channel
   */
  ChannelDirectory(BiFunction<PkiId, ChannelId, Bytes> macs) {
    this.macs = macs;
  }

  /** Adds a channel, in the place of an earlier joining if there was one. */
  void put(GossipChannel channel) {
    GossipChannel earlier = byName.put(channel.id(), channel);
    replaced += earlier == null ? 0 : earlier.version();
    computed.clear();
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

  /** How many channels are more than a memory of having been left. */
  long unreleased() {
    return byName.values().stream().filter(channel -> !channel.isReleased()).count();
  }

  /** Forgets channels that were released, if there is no room for one more. */
  void makeRoom(int max) {
    if (byName.size() >= max) {
      for (GossipChannel channel : List.copyOf(byName.values())) {
        if (channel.isReleased()) {
          byName.remove(channel.id());
          replaced += channel.version() + 1;
        }
      }
      computed.clear();
    }
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
    return mac.length() == ChannelMac.LENGTH ? among(macsOf(speaker), mac) : Optional.empty();
  }

  private Optional<GossipChannel> among(List<Bytes> known, Bytes mac) {
    int index = known.indexOf(mac);
    return index < 0 ? Optional.empty() : byName.values().stream().skip(index).findFirst();
  }

  private List<Bytes> macsOf(PkiId speaker) {
    List<Bytes> known = computed.remove(speaker);
    List<Bytes> found = known == null ? compute(speaker) : known;
    computed.putLast(speaker, found);
    while (computed.size() > 1 && computed.size() * byName.size() > MAX_COMPUTED) {
      computed.pollFirstEntry();
    }
    return found;
  }

  private List<Bytes> compute(PkiId speaker) {
    return byName.keySet().stream().map(name -> macs.apply(speaker, name)).toList();
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
