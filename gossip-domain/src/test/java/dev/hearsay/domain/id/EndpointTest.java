// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"peer0.org1.example.com:7051", "127.0.0.1:1", "localhost:65535", "[::1]:7051"})
  void hostAndPortMakeAnEndpoint(String text) {
    assertThat(Endpoint.parse(text).text()).isEqualTo(text);
    assertThat(Endpoint.parse(text).isDialable()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        ":7051",
        "host:",
        "host:0",
        "host:65536",
        "host:-1",
        "host:70x1",
        "host:123456",
        "::1:7051",
        "[]:7051",
        "ho st:7051",
        " host:7051",
        "host:7051 ",
        "host:٣"
      })
  void anythingElseIsRefusedWithTheTextInTheMessage(String text) {
    assertThatThrownBy(() -> Endpoint.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("host:port");
    assertThat(new Endpoint(text).isDialable()).isFalse();
  }

  @Test
  void theBracketsOfAnIpv6LiteralAreNotPartOfTheHost() {
    Endpoint endpoint = Endpoint.of("::1", 7051);

    assertThat(endpoint.text()).isEqualTo("[::1]:7051");
    assertThat(endpoint.host()).isEqualTo("::1");
    assertThat(endpoint.port()).isEqualTo(7051);
  }

  @Test
  void endpointsAreComparedAsText() {
    assertThat(Endpoint.parse("LOCALHOST:7051")).isNotEqualTo(Endpoint.parse("localhost:7051"));
  }

  @Test
  void whatCannotBeDialledHasNoHost() {
    assertThatThrownBy(() -> new Endpoint("nonsense").host())
        .isInstanceOf(IllegalStateException.class);
    assertThat(Endpoint.NONE.isNone()).isTrue();
  }
}
