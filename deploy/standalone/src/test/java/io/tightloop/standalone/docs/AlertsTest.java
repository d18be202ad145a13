package io.tightloop.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final List<String> SEVERITIES = List.of("critical", "warning", "info");

    private final JsonNode file = Documents.yaml("deploy/alerts/tightloop.rules.yml");

    @Test
    void every_rule_is_one_that_prometheus_takes() {
        assertThat(file.at("/groups")).hasSize(1);
        assertThat(file.at("/groups/0/name").asText()).isNotBlank();
        assertThat(rules()).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(fields(rule)).isSubsetOf("alert", "expr", "for", "labels", "annotations");
            assertThat(rule.path("alert").asText()).matches("Tightloop[A-Za-z]+");
            assertThat(rule.path("expr").asText()).contains("tightloop_", " > 0");
            assertThat(rule.path("for").asText("1m")).matches("[1-9][0-9]*[smhd]");
            assertThat(rule.at("/labels/severity").asText()).isIn(SEVERITIES);
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        });
    }

    @Test
    void every_alert_is_documented_with_its_severity() {
        List<List<String>> documented = Documents.table(Documents.section("docs/operations.md", "### Alerts")).stream()
                .skip(1)
                .map(row -> row.subList(0, 2))
                .toList();

        assertThat(rules().stream()
                        .map(rule -> List.of(
                                "`" + rule.path("alert").asText() + "`",
                                rule.at("/labels/severity").asText())))
                .containsExactlyElementsOf(documented);
    }

    private List<JsonNode> rules() {
        return StreamSupport.stream(file.at("/groups/0/rules").spliterator(), false)
                .toList();
    }

    private static List<String> fields(JsonNode rule) {
        return List.copyOf(rule.properties()).stream()
                .map(field -> field.getKey())
                .toList();
    }
}
