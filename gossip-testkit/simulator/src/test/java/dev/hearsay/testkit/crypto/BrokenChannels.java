// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.ChannelConfigurations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Channel configurations with one fault each, before a port that is right. */
class BrokenChannels implements ChannelConfigurations {

  static final Bytes UNUSABLE = Bytes.utf8("no MSP");

  private final ChannelConfigurations right;

  BrokenChannels(ChannelConfigurations right) {
    this.right = right;
  }

  @Override
  public void accept(ChannelConfig config) {
    right.accept(config);
  }

  @Override
  public void forget(ChannelId channel) {
    right.forget(channel);
  }

  static boolean isUnusable(ChannelConfig config) {
    return config.applicationOrgs().stream().anyMatch(org -> org.msp().equals(UNUSABLE));
  }

  static void requireUsable(ChannelConfig config) {
    if (isUnusable(config)) {
      throw new IllegalArgumentException("an MSP of " + config.channel() + " cannot be used");
    }
  }

  /** Nothing is wrong with it. */
  static final class Careful extends BrokenChannels {
    Careful(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      requireUsable(config);
      super.accept(config);
    }
  }

  /** Does not listen. */
  static final class Deaf extends BrokenChannels {
    Deaf(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      // not taken
    }
  }

  /** Keeps what is to be forgotten. */
  static final class Hoarding extends BrokenChannels {
    Hoarding(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void forget(ChannelId channel) {
      // not forgotten
    }
  }

  /** Adds new organizations to those that were there. */
  static final class Adding extends BrokenChannels {
    private final Map<ChannelId, List<Organization>> readers = new LinkedHashMap<>();

    Adding(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      List<Organization> all = readers.computeIfAbsent(config.channel(), c -> new ArrayList<>());
      all.addAll(config.applicationOrgs());
      super.accept(
          new ChannelConfig(config.channel(), config.sequence(), all, config.ordererOrgs()));
    }
  }

  /** Knows one channel at a time. */
  static final class Single extends BrokenChannels {
    private ChannelId current = ChannelId.of("none");

    Single(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      forget(current);
      current = config.channel();
      super.accept(config);
    }
  }

  /** Takes a channel once in a life. */
  static final class Final extends BrokenChannels {
    private final List<ChannelId> known = new ArrayList<>();

    Final(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      if (!known.contains(config.channel())) {
        known.add(config.channel());
        super.accept(config);
      }
    }
  }

  /** Forgets its last channel when it does not know the one that it is told. */
  static final class Confused extends BrokenChannels {
    private ChannelId last = ChannelId.of("none");

    Confused(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      last = config.channel();
      super.accept(config);
    }

    @Override
    public void forget(ChannelId channel) {
      super.forget(last);
    }
  }

  /** Lets orderers read. */
  static final class Generous extends BrokenChannels {
    Generous(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      List<Organization> all = new ArrayList<>(config.applicationOrgs());
      all.addAll(config.ordererOrgs());
      super.accept(new ChannelConfig(config.channel(), config.sequence(), all, List.of()));
    }
  }

  /** Lets all members of application organizations read, whatever the channel says. */
  static final class Unruly extends BrokenChannels {
    Unruly(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      super.accept(
          new ChannelConfig(
              config.channel(), config.sequence(), config.applicationOrgs(), config.ordererOrgs()));
    }
  }

  /** Forgets the former configuration before it has read the new one. */
  static final class Hasty extends BrokenChannels {
    Hasty(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      forget(config.channel());
      requireUsable(config);
      super.accept(config);
    }
  }

  /** Takes what it cannot use without a word. */
  static final class Silent extends BrokenChannels {
    Silent(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      if (!isUnusable(config)) {
        super.accept(config);
      }
    }
  }

  /** Listens to one thread only. */
  static final class Private extends BrokenChannels {
    private final Thread own = Thread.currentThread();

    Private(ChannelConfigurations right) {
      super(right);
    }

    @Override
    public void accept(ChannelConfig config) {
      if (Thread.currentThread().equals(own)) {
        super.accept(config);
      }
    }
  }
}
