// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.bootstrap.settings.Reading.Malformed;
import dev.hearsay.bootstrap.settings.Reading.Value;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code hearsay.channels}: a list of channels, each with {@code name}, {@code sequence},
 * {@code organizations} and {@code orderers}; each of those with {@code mspid}, {@code msp} and
 * {@code anchors}. A key that is none of these is a mistake.
 */
final class ChannelsSection {
  private static final String NAME = "name";
  private static final String SEQUENCE = "sequence";
  private static final String ORGANIZATIONS = "organizations";
  private static final String ORDERERS = "orderers";
  private static final String MSP_ID = "mspid";
  private static final String MSP = "msp";
  private static final String ANCHORS = "anchors";

  private static final List<String> OF_CHANNELS = List.of(NAME, SEQUENCE, ORGANIZATIONS, ORDERERS);
  private static final List<String> OF_MEMBERS = List.of(MSP_ID, MSP, ANCHORS);

  private ChannelsSection() {}

  /** What is wrong with a part; it ends the reading. */
  private static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;
    private final String wayOut;

    Mistake(String reason, String wayOut) {
      super(reason);
      this.wayOut = wayOut;
    }
  }

  /** Reads all channels; paths are left as they are. */
  static Reading<List<ChannelPlan>> read(Object raw) {
    try {
      return new Value<>(channels(raw));
    } catch (Mistake mistake) {
      return new Malformed<>(String.valueOf(mistake.getMessage()), mistake.wayOut);
    }
  }

  private static List<ChannelPlan> channels(Object raw) throws Mistake {
    if (!(raw instanceof List<?> list)) {
      throw new Mistake("it is no list of channels", "write a list in the file");
    }
    List<ChannelPlan> channels = new ArrayList<>();
    Set<ChannelId> names = new TreeSet<>();
    for (int i = 0; i < list.size(); i++) {
      ChannelPlan channel = channel(section("[" + i + "]", list.get(i), OF_CHANNELS));
      if (!names.add(channel.channel())) {
        throw new Mistake(channel.channel() + " stands twice", "name each channel once");
      }
      channels.add(channel);
    }
    return channels;
  }

  private static ChannelPlan channel(ConfigSection section) throws Mistake {
    ChannelId name = ChannelId.of(required(section, NAME));
    if (!name.isWellFormed()) {
      throw new Mistake(
          section.at(NAME) + " '" + name + "' is no name of a channel",
          "begin with a letter and use only a to z, 0 to 9, dot and hyphen");
    }
    List<ChannelPlan.Member> organizations = members(section, ORGANIZATIONS);
    if (organizations.isEmpty()) {
      throw missing(section.at(ORGANIZATIONS));
    }
    return new ChannelPlan(name, sequence(section), organizations, members(section, ORDERERS));
  }

  private static long sequence(ConfigSection section) throws Mistake {
    String text = section.text(SEQUENCE).orElse("0");
    try {
      long sequence = Long.parseLong(text);
      if (sequence >= 0) {
        return sequence;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Mistake(
        section.at(SEQUENCE) + " '" + text + "' is not a whole number from 0 up",
        "write one such as 1");
  }

  private static List<ChannelPlan.Member> members(ConfigSection channel, String key)
      throws Mistake {
    List<ChannelPlan.Member> members = new ArrayList<>();
    List<?> list = channel.list(key);
    for (int i = 0; i < list.size(); i++) {
      members.add(member(section(channel.at(key) + "[" + i + "]", list.get(i), OF_MEMBERS)));
    }
    return members;
  }

  private static ChannelPlan.Member member(ConfigSection section) throws Mistake {
    return new ChannelPlan.Member(
        required(section, MSP_ID), path(section), anchors(section, section.list(ANCHORS)));
  }

  private static Path path(ConfigSection section) throws Mistake {
    String text = required(section, MSP);
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new Mistake(section.at(MSP) + " is no path", "name an MSP folder");
    }
  }

  private static List<Endpoint> anchors(ConfigSection section, List<?> list) throws Mistake {
    return switch (Kinds.ENDPOINTS.read(list)) {
      case Value<List<Endpoint>>(List<Endpoint> endpoints) -> endpoints;
      case Malformed<List<Endpoint>>(String reason, String wayOut) ->
          throw new Mistake(section.at(ANCHORS) + ": " + reason, wayOut);
    };
  }

  private static String required(ConfigSection section, String key) throws Mistake {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      throw missing(section.at(key));
    }
    return text.get();
  }

  private static Mistake missing(String where) {
    return new Mistake(where + " is missing", "write it");
  }

  private static ConfigSection section(String where, Object raw, List<String> known)
      throws Mistake {
    Optional<ConfigSection> section = ConfigSection.of(where, raw);
    if (section.isEmpty()) {
      throw new Mistake(where + " is no section", "write keys and values: " + known);
    }
    for (String key : section.get().keys()) {
      if (!known.contains(key)) {
        throw new Mistake(
            "unknown key " + section.get().at(key),
            "the nearest known one is " + Nearest.to(key, known));
      }
    }
    return section.get();
  }
}
