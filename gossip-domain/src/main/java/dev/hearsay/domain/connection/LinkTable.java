// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.LinkId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All links of this node, whatever their state. What the transport reports of a link that is not
 * here is stale.
 */
final class LinkTable {

  private final ConnectionSettings.Links limits;
  private final Map<LinkId, Link> links = new LinkedHashMap<>();
  private final Set<LinkId> strangers = new LinkedHashSet<>();
  private final ReadAhead readAhead;
  private int open;

  LinkTable(ConnectionSettings.Links limits) {
    this.limits = limits;
    this.readAhead = new ReadAhead(limits.readAheadBytes());
  }

  /** For a link that is about to begin. */
  Pace newPace() {
    return new Pace(limits, readAhead);
  }

  /** Whether one more inbound link is bearable. */
  boolean hasRoomForStranger() {
    return strangers.size() < limits.strangers() && links.size() < limits.total();
  }

  void add(Link link) {
    links.put(link.id(), link);
    if (link.id().isInbound()) {
      strangers.add(link.id());
    }
  }

  Optional<Link> find(LinkId id) {
    return Optional.ofNullable(links.get(id));
  }

  /** The peer behind a link is known from now on. */
  void opened(Link link) {
    strangers.remove(link.id());
    open++;
  }

  /** The peer behind a link is to be used no more; the link may take a while to end. */
  void closed() {
    open--;
  }

  void remove(Link link) {
    link.pace().end();
    links.remove(link.id());
    strangers.remove(link.id());
  }

  /** All links, in the order of their beginning. */
  List<Link> all() {
    return List.copyOf(links.values());
  }

  /** The number of links in use. */
  int open() {
    return open;
  }

  /** The number of links in any state. */
  int strangers() {
    return strangers.size();
  }

  int size() {
    return links.size();
  }
}
