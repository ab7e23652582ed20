// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.testkit.contracts.CommContract;
import dev.hearsay.testkit.contracts.CommRecorder;
import dev.hearsay.testkit.contracts.CommStation;
import java.time.Duration;

/** Transports with one fault each, against the contract that must find it. */
final class BrokenComms {

  private BrokenComms() {}

  /** The contract in memory, over transports that a subclass breaks. */
  abstract static class Broken extends CommContract {

    private static final int LARGEST = 9 * 1024 * 1024;

    private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());

    Broken() {
      network.limitMessages(LARGEST);
    }

    abstract Comm broken(Comm good);

    @Override
    protected CommStation newStation(String name) {
      return station(name, Endpoint.of(name, 7051));
    }

    @Override
    protected CommStation rivalOf(CommStation running) {
      return station("rival", running.endpoint());
    }

    private CommStation station(String name, Endpoint endpoint) {
      Comm comm = broken(network.join(name, endpoint));
      return new CommStation(comm, new CommRecorder(Duration.ofMillis(20)), () -> endpoint);
    }

    @Override
    protected int largestMessage() {
      return LARGEST;
    }

    @Override
    protected Endpoint nobody() {
      return Endpoint.of("nobody", 7051);
    }
  }

  /** Nothing is wrong with it. */
  static final class Good extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good);
    }
  }

  /** Does not tell the side that was dialled why a link was aborted. */
  static final class Secretive extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          super.linkDown(link, cause, link.isInbound() ? "" : detail);
        }
      };
    }
  }

  /** Says that it does not tell the side that was dialled, but does. */
  static final class Talkative extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good);
    }

    @Override
    protected boolean tellsTheDialledSideWhy() {
      return false;
    }
  }

  /** Says that its links are not secured, but they are. */
  static final class Modest extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good);
    }

    @Override
    protected boolean secured() {
      return false;
    }
  }

  /** Asks for more than it was permitted. */
  static final class Greedy extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void request(LinkId link, int messages) {
          super.request(link, messages + 1);
        }
      };
    }
  }

  /** Delivers what nobody asked for. */
  static final class Pushy extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkUp(LinkId link, LinkInfo info) {
          super.linkUp(link, info);
          comm().request(link, 100);
        }
      };
    }
  }

  /** Delivers each envelope twice. */
  static final class Stuttering extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void received(LinkId link, Envelope envelope) {
          super.received(link, envelope);
          super.received(link, envelope);
        }
      };
    }
  }

  /** Forgets the secret on the way. */
  static final class Careless extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public boolean write(LinkId link, Envelope envelope) {
          return super.write(link, envelope.withoutSecret());
        }
      };
    }
  }

  /** Never tells that more can be written. */
  static final class Stalling extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void writable(LinkId link) {
          // not told
        }
      };
    }
  }

  /** Takes whatever comes, as if somebody read it. */
  static final class Hoarding extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public boolean write(LinkId link, Envelope envelope) {
          var _ = super.write(link, envelope);
          return true;
        }
      };
    }
  }

  /** Reports each end twice. */
  static final class DyingTwice extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          super.linkDown(link, cause, detail);
          super.linkDown(link, cause, detail);
        }
      };
    }
  }

  /** Calls every end a failure. */
  static final class Gloomy extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          super.linkDown(link, LinkEnd.FAILED, detail);
        }
      };
    }
  }

  /** Tells no reasons. */
  static final class Taciturn extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void abort(LinkId link, String reason) {
          super.abort(link, "");
        }
      };
    }
  }

  /** Finishes by breaking off. */
  static final class Rude extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void finish(LinkId link) {
          super.abort(link, "finished");
        }
      };
    }
  }

  /** Shows the same certificate hash for everybody. */
  static final class Masked extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkUp(LinkId link, LinkInfo info) {
          Bytes same = MemoryNetwork.tlsHash("same for all");
          super.linkUp(
              link, new LinkInfo(info.secured(), info.ownTlsHash(), same, info.remoteAddress()));
        }
      };
    }
  }

  /** Believes that everybody is there. */
  static final class Gullible extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void pinged(long token, boolean answered, String detail) {
          super.pinged(token, true, "");
        }
      };
    }
  }

  /** Says that it serves where another one does. */
  static final class Boasting extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void start(CommListener given) {
          try {
            super.start(given);
          } catch (CommException e) {
            // not told
          }
        }
      };
    }
  }

  /** Goes on talking when it is closed. */
  static final class Undead extends Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void ping(long token, Endpoint endpoint) {
          super.ping(token, endpoint);
          target().pinged(token, true, "");
        }
      };
    }
  }
}
