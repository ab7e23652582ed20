// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.util.Set;
import java.util.TreeSet;

/** More transports with one fault each: in what links carry, how they begin and how they end. */
final class BrokenLinks {

  private BrokenLinks() {}

  /** Loses what is large. */
  static final class Narrow extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public boolean write(LinkId link, Envelope envelope) {
          return envelope.weight() > 4_000_000 || super.write(link, envelope);
        }
      };
    }
  }

  /** Breaks a link without a word about what was too large. */
  static final class Vague extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          super.linkDown(link, cause == LinkEnd.OVERSIZED ? LinkEnd.FAILED : cause, detail);
        }
      };
    }
  }

  /** Loses one envelope in ten. */
  static final class Leaky extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        private int written;

        @Override
        public boolean write(LinkId link, Envelope envelope) {
          return ++written % 10 == 0 || super.write(link, envelope);
        }
      };
    }
  }

  /** Has one window for all links together, and loses what does not fit. */
  static final class Crowded extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        private boolean full;

        @Override
        public boolean write(LinkId link, Envelope envelope) {
          full = full || !super.write(link, envelope);
          return !full;
        }

        @Override
        public void writable(LinkId link) {
          full = false;
          super.writable(link);
        }
      };
    }
  }

  /** Takes gladly what can never leave. */
  static final class Flattering extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        private final Set<LinkId> down = new TreeSet<>();

        @Override
        public boolean write(LinkId link, Envelope envelope) {
          return super.write(link, envelope) || down.contains(link);
        }

        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          down.add(link);
          super.linkDown(link, cause, detail);
        }
      };
    }
  }

  /** Does not tell that a dial failed or was given up. */
  static final class Hopeful extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        private final Set<LinkId> up = new TreeSet<>();

        @Override
        public void linkUp(LinkId link, LinkInfo info) {
          up.add(link);
          super.linkUp(link, info);
        }

        @Override
        public void linkDown(LinkId link, LinkEnd cause, String detail) {
          if (up.contains(link)) {
            super.linkDown(link, cause, detail);
          }
        }
      };
    }
  }

  /** Takes any name for a fresh link. */
  static final class Easygoing extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void dial(LinkId link, Endpoint endpoint) {
          try {
            super.dial(link, endpoint);
          } catch (IllegalArgumentException e) {
            // not told
          }
        }
      };
    }
  }

  /** Has no ear for whom it dials itself. */
  static final class Stubborn extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        private boolean dialled;

        @Override
        public void dial(LinkId link, Endpoint endpoint) {
          dialled = true;
          super.dial(link, endpoint);
        }

        @Override
        public void linkUp(LinkId link, LinkInfo info) {
          if (dialled && link.isInbound()) {
            comm().abort(link, "I dial myself");
          } else {
            super.linkUp(link, info);
          }
        }
      };
    }
  }

  /** Finds nobody at home, anywhere. */
  static final class Lonely extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void pinged(long token, boolean answered, String detail) {
          super.pinged(token, false, "nobody there");
        }
      };
    }
  }

  /** Leaves its links open when it is closed. */
  static final class Lingering extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void close() {
          // goes on
        }
      };
    }
  }

  /** Ends links again that are down already. */
  static final class Insistent extends BrokenComms.Broken {
    @Override
    Comm broken(Comm good) {
      return new BrokenComm(good) {
        @Override
        public void abort(LinkId link, String reason) {
          super.abort(link, reason);
          target().linkDown(link, LinkEnd.CLOSED_HERE, reason);
        }
      };
    }
  }
}
