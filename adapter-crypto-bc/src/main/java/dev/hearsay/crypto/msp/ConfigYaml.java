// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.msp.MspConfiguration.Unit;
import dev.hearsay.crypto.msp.MspConfiguration.Units;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file {@code config.yaml} of an MSP folder: required organizational units, and NodeOUs.
 *
 * <p>Unlike Fabric, an unknown key is an error: a misspelt one would silently switch the roles off.
 */
final class ConfigYaml {

  private static final String NAME = "config.yaml";
  private static final String UNITS = "OrganizationalUnitIdentifiers";
  private static final String NODES = "NodeOUs";
  private static final String ENABLE = "Enable";
  private static final String CERTIFICATE = "Certificate";
  private static final String UNIT_NAME = "OrganizationalUnitIdentifier";
  private static final Map<String, Role> ROLES = roles();

  private final FolderFiles files;
  private final String origin;

  private ConfigYaml(FolderFiles files, String origin) {
    this.files = files;
    this.origin = origin;
  }

  private static Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("ClientOUIdentifier", Role.CLIENT);
    roles.put("PeerOUIdentifier", Role.PEER);
    roles.put("AdminOUIdentifier", Role.ADMIN);
    roles.put("OrdererOUIdentifier", Role.ORDERER);
    return roles;
  }

  /**
   * What the file of a folder says; no units if there is no file.
   *
   * @throws CryptoConfigurationException if it cannot be understood
   */
  static Units read(FolderFiles files) {
    Optional<MspPart> file = files.file(NAME);
    return file.map(part -> new ConfigYaml(files, part.origin()).units(part)).orElse(Units.NONE);
  }

  private Units units(MspPart part) {
    Map<String, Object> root = map(load(part), "", Set.of(UNITS, NODES));
    Set<String> nodeKeys = new TreeSet<>(ROLES.keySet());
    nodeKeys.add(ENABLE);
    Map<String, Object> nodes = map(root.get(NODES), NODES, nodeKeys);
    Map<Role, Unit> roles = new EnumMap<>(Role.class);
    ROLES.forEach((key, role) ->
        unit(nodes.get(key), NODES + "." + key).ifPresent(unit -> roles.put(role, unit)));
    return new Units(required(root.get(UNITS)), enabled(nodes.get(ENABLE)), roles);
  }

  private @Nullable Object load(MspPart part) {
    try {
      return new Load(LoadSettings.builder().setLabel(NAME).build())
          .loadFromString(part.content().toUtf8());
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
      throw wrong("is not YAML: " + e.getProblem() + line);
    } catch (YamlEngineException e) {
      throw wrong("is not YAML: " + e.getMessage());
    }
  }

  private List<Unit> required(@Nullable Object value) {
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(UNITS + " is not a list");
    }
    List<Unit> required = new ArrayList<>();
    for (Object element : list) {
      String path = UNITS + "[" + required.size() + "]";
      Unit unit = unit(element, path).orElseThrow(() -> wrong(path + " names no unit"));
      if (unit.certificate().isNone()) {
        throw wrong(path + " names no " + CERTIFICATE);
      }
      required.add(unit);
    }
    return required;
  }

  /** A unit; empty if it is not there or has no name, as Fabric reads it. */
  private Optional<Unit> unit(@Nullable Object value, String path) {
    Map<String, Object> fields = map(value, path, Set.of(CERTIFICATE, UNIT_NAME));
    String name = text(fields.get(UNIT_NAME), path + "." + UNIT_NAME);
    String certificate = text(fields.get(CERTIFICATE), path + "." + CERTIFICATE);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unit(name, certificate.isEmpty() ? MspPart.NONE : files.named(certificate)));
  }

  private boolean enabled(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean enabled) {
      return enabled;
    }
    throw wrong(NODES + "." + ENABLE + " is neither true nor false");
  }

  private String text(@Nullable Object value, String path) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw wrong(path + " is not text");
  }

  private Map<String, Object> map(@Nullable Object value, String path, Set<String> known) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong((path.isEmpty() ? "its content" : path) + " is not a map");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, field) -> {
      if (!(key instanceof String name) || !known.contains(name)) {
        String prefix = path.isEmpty() ? "" : path + ".";
        throw wrong(prefix + key + " is unknown; known are " + new TreeSet<>(known));
      }
      if (field != null) {
        fields.put(name, field);
      }
    });
    return fields;
  }

  private CryptoConfigurationException wrong(String reason) {
    return new CryptoConfigurationException(
        origin, reason, "write it as Fabric's documentation of NodeOUs shows");
  }
}
