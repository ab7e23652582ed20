// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Wires between benches: what one node writes the other reads, in order on each wire and in an
 * order by chance between them.
 */
final class Wires {

  /** One end of a wire. */
  private static final class End {
    private final Bench owner;
    private final LinkId link;
    private final Deque<Runnable> inbox = new ArrayDeque<>();
    private @Nullable End other;
    private int credit;
    private boolean down;

    /** A transport takes all that is still coming on a link that was finished. */
    private boolean drains;

    private End(Bench owner, LinkId link) {
      this.owner = owner;
      this.link = link;
    }

    private void goDown(LinkEnd cause) {
      if (!down) {
        down = true;
        owner.breaks(link, cause);
      }
    }
  }

  private final Random random;
  private final Map<Endpoint, Bench> nodes = new LinkedHashMap<>();
  private final Map<Bench, ValidatedIdentity> names = new LinkedHashMap<>();
  private final List<End> ends = new ArrayList<>();
  private long inboundCount;

  Wires(long seed) {
    this.random = new Random(seed);
  }

  Bench join(ValidatedIdentity self, NotebookCodec codec, long seed) {
    Bench bench = new Bench(ConnectionSettings.defaults(), self, codec, seed);
    nodes.put(Bench.endpointOf(self), bench);
    names.put(bench, self);
    bench.comm.plugInto(new Plug(bench));
    return bench;
  }

  /** Delivers until nothing is on its way. */
  void settle() {
    for (List<End> busy = busy(); !busy.isEmpty(); busy = busy()) {
      deliver(busy);
    }
  }

  /** Delivers one thing, if anything is on its way. */
  void step() {
    List<End> busy = busy();
    if (!busy.isEmpty()) {
      deliver(busy);
    }
  }

  private void deliver(List<End> busy) {
    End end = busy.get(random.nextInt(busy.size()));
    end.inbox.remove().run();
    nodes.values().forEach(Bench::settle);
  }

  private List<End> busy() {
    return ends.stream().filter(end -> !end.inbox.isEmpty()).toList();
  }

  /** Lets time pass everywhere, a little at a time. */
  void pass(Duration duration) {
    for (int i = 0; i < 40; i++) {
      nodes.values().forEach(node -> node.pass(duration.dividedBy(40)));
      settle();
    }
  }

  /** Cuts a wire by chance. */
  void cutOne() {
    List<End> up = ends.stream().filter(end -> !end.down).toList();
    if (!up.isEmpty()) {
      End victim = up.get(random.nextInt(up.size()));
      cut(victim);
    }
  }

  private static void cut(End end) {
    end.inbox.clear();
    end.inbox.add(() -> end.goDown(LinkEnd.FAILED));
    if (end.other != null) {
      end.other.inbox.clear();
      End other = end.other;
      other.inbox.add(() -> other.goDown(LinkEnd.FAILED));
    }
  }

  private End find(Bench bench, LinkId link) {
    return ends.stream()
        .filter(end -> end.owner == bench && end.link.equals(link))
        .findFirst()
        .orElseThrow();
  }

  /** The transport of one node. */
  private final class Plug implements Comm {
    private final Bench bench;

    private Plug(Bench bench) {
      this.bench = bench;
    }

    @Override
    public void start(CommListener listener) {}

    @Override
    public void dial(LinkId link, Endpoint endpoint) {
      End here = new End(bench, link);
      ends.add(here);
      Bench target = nodes.get(endpoint);
      if (target == null) {
        here.inbox.add(() -> here.goDown(LinkEnd.DIAL_FAILED));
        return;
      }
      End there = new End(target, LinkId.inbound(1_000 + ++inboundCount));
      ends.add(there);
      here.other = there;
      there.other = here;
      here.inbox.add(() -> comeUp(here, there));
    }

    private void comeUp(End here, End there) {
      there.inbox.addFirst(
          () -> there.owner.connections.linkUp(there.link, infoAt(there, here), there.owner.now()));
      here.owner.connections.linkUp(here.link, infoAt(here, there), here.owner.now());
    }

    /** What the transport says at {@code end}. */
    private LinkInfo infoAt(End end, End other) {
      return Bench.linkInfo(Bench.tlsHashOf(nameOf(end)), nameOf(other));
    }

    private ValidatedIdentity nameOf(End end) {
      return Objects.requireNonNull(names.get(end.owner));
    }

    @Override
    public void request(LinkId link, int messages) {
      find(bench, link).credit += messages;
    }

    @Override
    public boolean write(LinkId link, Envelope envelope) {
      End here = find(bench, link);
      End there = here.other;
      if (!here.down && there != null) {
        there.inbox.add(() -> arrive(there, envelope));
      }
      if (random.nextBoolean()) {
        return true;
      }
      here.inbox.add(() -> here.owner.connections.writable(here.link, here.owner.now()));
      return false;
    }

    private void arrive(End end, Envelope envelope) {
      if (end.down) {
        return;
      }
      if (end.credit == 0 && !end.drains) {
        end.inbox.addFirst(() -> arrive(end, envelope));
        return;
      }
      end.credit--;
      end.owner.connections.received(
          end.link, end.owner.codec.decode(envelope), envelope.weight(), end.owner.now());
    }

    @Override
    public void finish(LinkId link) {
      End here = find(bench, link);
      here.drains = true;
      End there = here.other;
      if (there != null) {
        there.inbox.add(() -> {
          there.goDown(LinkEnd.COMPLETED);
          here.inbox.add(() -> here.goDown(LinkEnd.COMPLETED));
        });
      }
    }

    @Override
    public void abort(LinkId link, String reason) {
      End here = find(bench, link);
      here.down = true;
      End there = here.other;
      if (there != null) {
        there.inbox.add(() -> there.goDown(LinkEnd.FAILED));
      }
    }

    @Override
    public void ping(long token, Endpoint endpoint) {}

    @Override
    public void close() {}
  }
}
