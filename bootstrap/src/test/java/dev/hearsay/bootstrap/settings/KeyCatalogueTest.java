// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
