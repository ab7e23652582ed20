// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyCatalogueTest {
  private final KeyCatalogue catalogue = KeyCatalogue.ofFabric();

  @Test
  void everyKeyThatIsDeclaredIsListed() throws IllegalAccessException {
    List<Key<?>> declared = new ArrayList<>();
    for (Field field : PeerKeys.class.getDeclaredFields()) {
      if (field.getType() == Key.class) {
        declared.add((Key<?>) field.get(null));
      }
    }

    assertThat(PeerKeys.all()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void noPathStandsTwice() {
    List<String> folded = catalogue.all().stream().map(Key::folded).toList();

    assertThat(folded).doesNotHaveDuplicates();
    assertThat(folded).hasSizeGreaterThan(PeerKeys.all().size());
  }

  @Test
  void keysAreFoundWhateverTheirCase() {
    assertThat(catalogue.find("PEER.gossip.ALIVEtimeinterval")).contains(PeerKeys.ALIVE_INTERVAL);
    assertThat(catalogue.find("peer.gossip.nothing")).isEmpty();
  }

  @Test
  void aVariableIsThePathInUpperCase() {
    assertThat(PeerKeys.TLS_CLIENT_ROOTS.variable()).isEqualTo("CORE_PEER_TLS_CLIENTROOTCAS_FILES");
  }

  /** The paths that the sample files of Fabric 1.4 to 3.1 have in the sections that are read. */
  @ParameterizedTest
  @MethodSource("pathsOfFabric")
  void everyKeyOfFabricIsKnownOrOfNoConcern(String path) {
    assertThat(catalogue.isStrict(path) && catalogue.find(path).isEmpty()).isFalse();
  }

  static List<String> pathsOfFabric() throws IOException {
    try (InputStream file = KeyCatalogueTest.class.getResourceAsStream("fabric-keys.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void misspeltKeysAndSectionsAreMistakesAndForeignOnesAreNot() {
    assertThat(catalogue.isStrict("peer.listenAdress")).isTrue();
    assertThat(catalogue.isStrict("peer.tsl.enabled")).isTrue();
    assertThat(catalogue.isStrict("peer.ids")).isTrue();
    assertThat(catalogue.isStrict("PEER.ID")).isFalse();
    assertThat(catalogue.isStrict("peer.bccsp.sw.hash")).isFalse();
    assertThat(catalogue.isStrict("vm.endpoint")).isFalse();
  }

  @Test
  void aVariableDirectlyBelowPeerMayBelongToSomebodyElse() {
    assertThat(catalogue.isStrictVariable("CORE_PEER_WHATEVER")).isFalse();
    assertThat(catalogue.isStrictVariable("CORE_PEER_TLS_WHATEVER")).isTrue();
  }
}
