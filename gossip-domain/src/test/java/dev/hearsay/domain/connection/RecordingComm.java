// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport that only takes notes. A link that is busy takes one envelope and says that it is
 * full.
 */
final class RecordingComm implements Comm {

  /** One ping that was asked for. */
  record Ping(long token, Endpoint endpoint) {}

  final Map<LinkId, Endpoint> dials = new LinkedHashMap<>();
  final Map<LinkId, Integer> requested = new LinkedHashMap<>();
  final Map<LinkId, List<Envelope>> written = new LinkedHashMap<>();
  final Map<LinkId, String> aborted = new LinkedHashMap<>();
  final Set<LinkId> finished = new LinkedHashSet<>();
  final Set<LinkId> busy = new LinkedHashSet<>();
  final List<Ping> pings = new ArrayList<>();
  final List<String> calls = new ArrayList<>();
  private @Nullable Comm wires;

  /** From now on, what is noted here also happens there. */
  void plugInto(Comm network) {
    wires = network;
  }

  private void pass(Consumer<Comm> call) {
    if (wires != null) {
      call.accept(wires);
    }
  }

  @Override
  public void start(CommListener listener) {}

  @Override
  public void dial(LinkId link, Endpoint endpoint) {
    calls.add("dial " + link + " " + endpoint);
    dials.put(link, endpoint);
    pass(wire -> wire.dial(link, endpoint));
  }

  @Override
  public void request(LinkId link, int messages) {
    calls.add("request " + link + " " + messages);
    requested.merge(link, messages, Integer::sum);
    pass(wire -> wire.request(link, messages));
  }

  @Override
  public boolean write(LinkId link, Envelope envelope) {
    calls.add("write " + link + " " + envelope.payload());
    written.computeIfAbsent(link, l -> new ArrayList<>()).add(envelope);
    return !busy.contains(link) && (wires == null || wires.write(link, envelope));
  }

  @Override
  public void finish(LinkId link) {
    calls.add("finish " + link);
    finished.add(link);
    pass(wire -> wire.finish(link));
  }

  @Override
  public void abort(LinkId link, String reason) {
    calls.add("abort " + link + " " + reason);
    aborted.put(link, reason);
    pass(wire -> wire.abort(link, reason));
  }

  @Override
  public void ping(long token, Endpoint endpoint) {
    calls.add("ping " + endpoint);
    pings.add(new Ping(token, endpoint));
  }

  @Override
  public void close() {}

  /** What was written on a link, the handshake first. */
  List<Envelope> written(LinkId link) {
    return written.getOrDefault(link, List.of());
  }

  /** How many messages a link was allowed to deliver. */
  int requested(LinkId link) {
    return requested.getOrDefault(link, 0);
  }
}
