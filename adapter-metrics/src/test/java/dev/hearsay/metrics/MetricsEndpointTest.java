// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {
  private final PrometheusGossipMetrics metrics = new PrometheusGossipMetrics();

  @Test
  void whatWasCountedIsServed() throws Exception {
    metrics.on(new GossipEvent.SignaturesChecked(42));

    try (MetricsEndpoint endpoint =
        MetricsEndpoint.start(metrics, MetricsEndpointSettings.DEFAULT)) {
      assertThat(read(endpoint.port())).contains("gossip_signatures_checked_total 42.0");
    }
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (MetricsEndpoint first = MetricsEndpoint.start(metrics, MetricsEndpointSettings.DEFAULT)) {
      MetricsEndpointSettings same = new MetricsEndpointSettings("127.0.0.1", first.port());

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> MetricsEndpoint.start(metrics, same).close())
          .withMessageContaining("127.0.0.1:" + first.port())
          .withMessageContaining("choose another address");
    }
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricsEndpointSettings("127.0.0.1", 65_536))
        .withMessageContaining("65536");
    assertThatIllegalArgumentException().isThrownBy(() -> new MetricsEndpointSettings(" ", 1));
  }

  private static String read(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
