package io.tightloop.notifier.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.125Z");

    @Test
    void it_is_written_in_structured_mode() throws Exception {
        var event = new CloudEvent(
                "e1", "/tightloop", "session.done", Optional.of("s-1"), AT, data("{\"said\":\"Grüße\"}"));

        assertThat(new String(event.json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/tightloop\",\"type\":\"session.done\","
                        + "\"subject\":\"s-1\",\"time\":\"2026-03-01T12:00:00.125Z\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"said\":\"Grüße\"}}");
    }

    @Test
    void without_a_subject_there_is_none() throws Exception {
        var event = new CloudEvent("e1", "/tightloop", "session.done", Optional.empty(), AT, data("null"));

        assertThat(JSON.readTree(event.json()).has("subject")).isFalse();
        assertThat(JSON.readTree(event.json()).get("data").isNull()).isTrue();
    }

    @Test
    void a_text_that_is_half_a_character_is_written_all_the_same() throws Exception {
        var event = new CloudEvent("e1", "/tightloop", "session.done", Optional.empty(), AT, data("\"\\ud800x\""));

        var request = new Request("e1", "https://x/", AT, event.json(), List.of(Sending.SECRET), 1);
        assertThat(JSON.readTree(request.body()).get("data").textValue()).endsWith("x");
    }

    @ParameterizedTest
    @CsvSource({
        "'', s, t, u, id must not be empty",
        "i, '', t, u, source must not be empty",
        "i, s, '', u, type must not be empty",
        "i, s, t, '', subject must not be empty"
    })
    void what_must_be_there_is_named(String id, String source, String type, String subject, String error) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CloudEvent(id, source, type, Optional.of(subject), AT, data("{}")))
                .withMessage(error);
    }

    private static JsonNode data(String json) throws Exception {
        return JSON.readTree(json);
    }
}
