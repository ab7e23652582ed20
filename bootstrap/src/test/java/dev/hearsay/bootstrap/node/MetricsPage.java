// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus reads from a node at one moment: the value of each series. */
final class MetricsPage {
  private static final Pattern SERIES = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private final Map<String, Map<Map<String, String>, Double>> metrics = new LinkedHashMap<>();

  private MetricsPage(String text) {
    text.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  /** Scrapes a node of this machine. */
  static MetricsPage of(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new MetricsPage(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void add(String line) {
    Matcher series = SERIES.matcher(line);
    if (!series.matches()) {
      throw new AssertionError("not a line that Prometheus understands: " + line);
    }
    String labels = series.group(2) == null ? "" : series.group(2);
    metrics
        .computeIfAbsent(series.group(1), name -> new LinkedHashMap<>())
        .put(labels(labels), Double.valueOf(series.group(3)));
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    LABEL.matcher(text).results().forEach(found -> labels.put(found.group(1), found.group(2)));
    return labels;
  }

  /** The names of the labels of a metric, the bounds of buckets apart; fails if there is none. */
  Set<String> labelsOf(String metric) {
    Set<String> names = new LinkedHashSet<>();
    series(metric).keySet().forEach(labels -> names.addAll(labels.keySet()));
    names.remove("le");
    return names;
  }

  /** The sum of the series of a metric that have this label with this value. */
  double value(String metric, String label, String value) {
    return series(metric).entrySet().stream()
        .filter(series -> value.equals(series.getKey().get(label)))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** The sum of all series of a metric. */
  double value(String metric) {
    return series(metric).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private Map<Map<String, String>, Double> series(String metric) {
    Map<Map<String, String>, Double> series = metrics.get(metric);
    if (series == null) {
      throw new AssertionError("no metric " + metric + " among " + metrics.keySet());
    }
    return series;
  }
}
