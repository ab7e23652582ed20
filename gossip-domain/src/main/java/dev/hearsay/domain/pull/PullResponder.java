// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The answering side of a pull (dissemination §6.2): says what is at hand, and hands it out. */
final class PullResponder {

  private final PullTopic topic;
  private final PullLimits limits;
  private final PullMediator mediator;
  private final PullPorts ports;
  private final HelloTable hellos;
  private final ByteAllowance allowance;
  private boolean stopped;

  PullResponder(PullTopic topic, PullSettings settings, PullMediator mediator, PullPorts ports) {
    this.topic = topic;
    this.limits = settings.limits();
    this.mediator = mediator;
    this.ports = ports;
    this.hellos = new HelloTable(settings.requestWaitTime(), limits);
    this.allowance = new ByteAllowance(limits.maxPeerBytesPerSecond(), limits.maxHellos());
  }

  void stop() {
    stopped = true;
  }

  /**
   * Answers with the names of what the requester may see. If that is nothing, it says nothing, as
   * Fabric does; but whoever gave a hint is told, so that it need not wait.
   */
  void hello(Content.GossipHello hello, ConnectionInfo from, Now now) {
    if (stopped) {
      return;
    }
    if (!hellos.remember(from.peer().pkiId(), hello.nonce(), now)) {
      reject(Rejection.OVERLOADED, from, "too many hellos");
      return;
    }
    Predicate<Bytes> disclosed = mediator.disclosedTo(from, now);
    List<Bytes> offered = mediator.items(hello.metadata());
    List<Bytes> names = limited(offered.stream().filter(disclosed).toList());
    if (!names.isEmpty() || !hello.metadata().isEmpty()) {
      respond(from, new Content.DataDigest(hello.nonce(), names, topic.type()), now);
    }
  }

  /**
   * Answers with the original bytes of what the requester may see; says nothing if that is nothing.
   * Whoever has asked for too much hears at once that it gets nothing now.
   */
  void request(Content.DataRequest request, ConnectionInfo from, Now now) {
    if (stopped) {
      return;
    }
    switch (hellos.use(from.peer().pkiId(), request.nonce(), now)) {
      case NONE -> reject(Rejection.UNSOLICITED, from, "request without a hello");
      case USED_UP -> reject(Rejection.OVERLOADED, from, "too many requests after one hello");
      case COVERED -> answer(request, from, now);
    }
  }

  private void answer(Content.DataRequest request, ConnectionInfo from, Now now) {
    if (request.digests().size() > limits.maxDigests()) {
      reject(Rejection.TOO_MANY_ELEMENTS, from, request.digests().size() + " names in a request");
      return;
    }
    PkiId peer = from.peer().pkiId();
    if (!allowance.permits(peer, now)) {
      reject(Rejection.OVERLOADED, from, "too many bytes asked for");
      respond(from, new Content.DataUpdate(request.nonce(), List.of(), topic.type()), now);
      return;
    }
    Predicate<Bytes> disclosed = mediator.disclosedTo(from, now);
    List<Envelope> items = collect(new LinkedHashSet<>(request.digests()), disclosed);
    if (!items.isEmpty()) {
      allowance.spend(peer, items.stream().mapToLong(Envelope::weight).sum(), now);
      respond(from, new Content.DataUpdate(request.nonce(), items, topic.type()), now);
    }
  }

  /**
   * The items that fit into one answer: the first in any case, so that a large one is not kept back
   * for ever.
   */
  private List<Envelope> collect(Set<Bytes> names, Predicate<Bytes> disclosed) {
    List<Envelope> items = new ArrayList<>();
    long bytes = 0;
    for (Bytes name : names) {
      Optional<Envelope> item = disclosed.test(name) ? mediator.item(name) : Optional.empty();
      long weight = item.map(Envelope::weight).orElse(0);
      if (item.isPresent() && (items.isEmpty() || bytes + weight <= limits.maxUpdateBytes())) {
        items.add(item.get());
        bytes += weight;
      }
    }
    return items;
  }

  private List<Bytes> limited(List<Bytes> names) {
    return names.size() <= limits.maxDigests()
        ? names
        : ports.randomness().choose(names, limits.maxDigests(), name -> true);
  }

  private void respond(ConnectionInfo to, Content.Pull answer, Now now) {
    ports.comm().respond(to, topic.message(answer), now);
  }

  private void reject(Rejection reason, ConnectionInfo from, String detail) {
    ports.metrics().on(new GossipEvent.Rejected(reason, from.peer().pkiId().toString(), detail));
  }
}
