package io.tightloop.planner.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.simple.SimpleHttpHeaders;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandTermsTest {
    @Test
    void ids_that_are_made_grow_and_name_the_session_that_is_started_without_one() {
        var made = Stream.generate(() -> terms(Map.of())).limit(1_000).toList();

        assertThat(made).extracting(CommandTerms::commandId).isSorted().doesNotHaveDuplicates();
        assertThat(made).allSatisfy(terms -> assertThat(terms.sessionId()).isEqualTo(terms.commandId()));
        assertThat(UUID.fromString(made.getFirst().sessionId()).version()).isEqualTo(7);
    }

    @Test
    void a_start_that_is_repeated_means_the_same_session() {
        var first = terms(Map.of("Idempotency-Key", "order-1"));

        assertThat(first.commandId()).isEqualTo("order-1");
        assertThat(terms(Map.of("Idempotency-Key", "order-1")).sessionId()).isEqualTo(first.sessionId());
        assertThat(terms(Map.of("Idempotency-Key", "order-2")).sessionId()).isNotEqualTo(first.sessionId());
    }

    private static CommandTerms terms(Map<String, String> headers) {
        return CommandTerms.of(new SimpleHttpHeaders(headers, ConversionService.SHARED));
    }
}
