// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the sections of a YAML file that concern a peer into entries by folded path. Keys without a
 * value count as absent; of a key that stands twice in different case, the last one counts.
 */
final class YamlFile {
  private static final long MAX_BYTES = 1 << 20;
  private static final Set<String> SECTIONS = Set.of("peer", "operations", "metrics", "hearsay");

  private final String source;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private YamlFile(String source) {
    this.source = source;
  }

  /**
   * The entries of {@code file}, in its order.
   *
   * @throws ConfigurationException if it cannot be read, exceeds 1 MiB or is not YAML with sections
   */
  static Map<String, Entry> read(Path file) {
    YamlFile yaml = new YamlFile(file.toString());
    switch (yaml.parse(text(file))) {
      case null -> throw yaml.mistake("the file is empty; begin with a section 'peer:'", null);
      case Map<?, ?> top -> yaml.addTop(top);
      case Object other ->
          throw yaml.mistake("there are no sections in it; begin with 'peer:'", null);
    }
    return yaml.entries;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigurationException(
            file + ": larger than 1 MiB; name a file in the style of Fabric's core.yaml");
      }
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": no such file; name one with --config", e);
    } catch (MalformedInputException e) {
      throw new ConfigurationException(file + ": not UTF-8 text; save it as such", e);
    } catch (IOException e) {
      throw new ConfigurationException(
          file + ": cannot be read (" + e.getMessage() + "); check the file and its rights", e);
    }
  }

  private @Nullable Object parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(source).setAllowDuplicateKeys(false).build();
    try {
      return new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      throw mistake(where + e.getProblem() + "; correct the YAML", e);
    } catch (YamlEngineException e) {
      throw mistake(e.getMessage() + "; correct the YAML", e);
    }
  }

  private void addTop(Map<?, ?> top) {
    top.forEach((name, value) -> {
      String section = Key.fold(String.valueOf(name));
      if (SECTIONS.contains(section)) {
        add(section, value);
      }
    });
  }

  private void add(String path, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Map<?, ?> section -> section.forEach((name, below) -> add(path + "." + name, below));
      case List<?> list when list.contains(null) ->
          throw mistake(path + " has an empty element; remove it", null);
      case Object raw -> entries.put(Key.fold(path), new Entry(source, path, raw));
    }
  }

  private ConfigurationException mistake(String text, @Nullable Throwable cause) {
    String line = source + ": " + text;
    return cause == null
        ? new ConfigurationException(line)
        : new ConfigurationException(line, cause);
  }
}
