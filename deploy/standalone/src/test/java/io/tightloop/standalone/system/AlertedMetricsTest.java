package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the alert rules and the documents name is there. */
@ExtendWith(SharedServer.class)
final class AlertedMetricsTest {
    private static final Pattern METRIC = Pattern.compile("\\btightloop_[a-z_]+");
    private static final Pattern NAMED = Pattern.compile("reason=~?\"([a-z|]+)\"");
    private static final Pattern EXPORTED =
            Pattern.compile("(?m)^tightloop_sessions_without_progress\\{.*reason=\"([a-z]+)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z]+)` \\|");

    private StandaloneProcess server;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
    }

    @Test
    void every_metric_of_an_alert_is_exported() throws Exception {
        var named =
                METRIC.matcher(rules()).results().map(match -> match.group()).collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(3);
        await().atMost(Api.PATIENCE).untilAsserted(() -> {
            var exported = METRIC.matcher(prometheus()).results().map(match -> match.group());
            assertThat(exported.collect(Collectors.toSet())).containsAll(named);
        });
    }

    @Test
    void every_reason_without_progress_is_alerted_and_documented() throws Exception {
        var alerted = new TreeSet<String>();
        NAMED.matcher(rules())
                .results()
                .forEach(match -> alerted.addAll(Set.of(match.group(1).split("\\|"))));
        var documented = found(DOCUMENTED, Files.readString(root().resolve("docs/operations.md")));
        documented.remove("end");

        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> assertThat(found(EXPORTED, prometheus())).isEqualTo(alerted));
        assertThat(documented).isEqualTo(alerted);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String prometheus() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.uri().resolve("/prometheus"));
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    private static String rules() throws Exception {
        return Files.readString(root().resolve("deploy/alerts/tightloop.rules.yml"));
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
