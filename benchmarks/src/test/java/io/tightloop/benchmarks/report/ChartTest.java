package io.tightloop.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

final class ChartTest {
    private final Chart chart = new Chart(
            "Latency <of> sessions",
            "ms",
            List.of("p50", "p99"),
            List.of(new Chart.Group("1 & alone", List.of(5.0, 10.0)), new Chart.Group("50", List.of(20.0, -1.0))));

    @Test
    void it_is_a_picture_whatever_its_words_are() throws Exception {
        var svg = parsed();

        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getTextContent()).contains("Latency <of> sessions (ms)", "1 & alone");
    }

    @Test
    void bars_are_as_long_as_their_values_and_no_value_has_no_bar() throws Exception {
        var rectangles = parsed().getElementsByTagName("rect");
        // The background and two of the legend come first.
        assertThat(rectangles.getLength()).isEqualTo(3 + 3);

        double first = width(rectangles.item(3));
        assertThat(width(rectangles.item(4))).isEqualTo(2 * first);
        assertThat(width(rectangles.item(5))).isEqualTo(4 * first);
    }

    private static double width(Node rectangle) {
        return Double.parseDouble(
                rectangle.getAttributes().getNamedItem("width").getNodeValue());
    }

    private Document parsed() throws Exception {
        var bytes = chart.svg().getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
