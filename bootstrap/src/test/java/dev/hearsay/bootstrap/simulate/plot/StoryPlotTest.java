// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.Scenario;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings.Blocks;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import dev.hearsay.wire.ProtobufCodec;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The picture of a story, as a program that reads SVG sees it. */
class StoryPlotTest {

  private static final ScenarioReport REPORT =
      tell(
          ScenarioSettings.of(4, 6)
              .withDuration(Duration.ofMinutes(5))
              .withBlocks(new Blocks(5, 10))
              .withTrouble(new Trouble(List.of(FaultKind.CRASH, FaultKind.PARTITION), 4)));

  private static ScenarioReport tell(ScenarioSettings settings) {
    return new Scenario(settings, new ProtobufCodec()).run();
  }

  private static List<Element> elements(String svg, String tag, String look) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    NodeList all = document.getElementsByTagName(tag);
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && element.getAttribute("class").equals(look)) {
        found.add(element);
      }
    }
    return found;
  }

  private static List<String> texts(String svg) throws Exception {
    List<String> texts = new ArrayList<>();
    for (String look : List.of("title", "heading", "faint")) {
      elements(svg, "text", look).forEach(element -> texts.add(element.getTextContent()));
    }
    return texts;
  }

  @Test
  void everyBlockIsALineAndEveryFaultAShade() throws Exception {
    String svg = StoryPlot.of(REPORT);

    int inLegend = 1;
    assertThat(elements(svg, "path", "thin")).hasSize(2 * 5 + inLegend);
    assertThat(elements(svg, "path", "line")).hasSize(2 + 2 * inLegend);
    assertThat(elements(svg, "rect", "fault")).hasSize(4);
    assertThat(elements(svg, "rect", "bar")).hasSize(4 + inLegend);
  }

  @Test
  void axesAndFaultsHaveNames() throws Exception {
    List<String> texts = texts(StoryPlot.of(REPORT));

    assertThat(texts)
        .contains("6 nodes of 2 organizations, seed 4", "0%", "100%", "100 ms", "1 min", "5 min")
        .contains("virtual time since the start");
    for (Fault fault : REPORT.schedule().faults()) {
      assertThat(texts)
          .anyMatch(text -> text.startsWith(fault.kind() + " " + fault.nodes().getFirst()));
    }
  }

  @Test
  void everythingIsInsideThePicture() throws Exception {
    String svg = StoryPlot.of(REPORT);

    for (Element path : elements(svg, "path", "thin")) {
      for (String point : path.getAttribute("d").substring(1).split("L", -1)) {
        String[] place = point.split(" ", -1);
        assertThat(Double.parseDouble(place[0])).isBetween(Panel.LEFT, Panel.LEFT + Panel.WIDTH);
        assertThat(Double.parseDouble(place[1])).isPositive();
      }
    }
  }

  @Test
  void aLongCommandGoesOnInTheNextLine() throws Exception {
    Trouble everything = new Trouble(Collections.nCopies(30, FaultKind.PARTITION), 1);

    List<String> texts = texts(StoryPlot.of(tell(REPORT.settings().withTrouble(everything))));

    assertThat(texts).allMatch(text -> text.length() <= 125);
    assertThat(String.join("", texts))
        .contains(REPORT.settings().withTrouble(everything).command());
  }

  @Test
  void aStoryWithoutBlocksIsDrawnToo() throws Exception {
    ScenarioSettings silent =
        ScenarioSettings.of(4, 4).withDuration(Duration.ofMinutes(1)).withBlocks(new Blocks(0, 0));

    assertThat(texts(StoryPlot.of(tell(silent)))).contains("no block was published to anybody");
  }

  @Test
  void equalStoriesGiveEqualPictures() {
    assertThat(StoryPlot.of(tell(REPORT.settings()))).isEqualTo(StoryPlot.of(REPORT));
  }
}
