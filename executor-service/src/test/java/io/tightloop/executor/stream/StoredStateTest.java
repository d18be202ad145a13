package io.tightloop.executor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.StateCodec;
import io.tightloop.executor.execution.Attempt;
import io.tightloop.executor.execution.Check;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an earlier version has stored is read as what it meant. */
class StoredStateTest {
    @Test
    void an_attempt_without_a_length_of_its_lease_has_the_usual_one() {
        Map<String, Object> stored = Map.of(
                "workId", "1-a", "step", "WORK", "number", 1, "claimId", "k", "claimedAt", 5, "leaseUntil", 10_005);

        Attempt attempt = read(stored, Attempt.class);

        assertThat(attempt.leaseMs()).isEqualTo(Attempt.LEASE_MS);
        assertThat(attempt.delegated()).isFalse();
    }

    @Test
    void a_check_without_headers_has_none() {
        Check check = read(Map.of("type", "HTTP", "url", "http://a"), Check.class);

        assertThat(check.headers()).isEmpty();
        assertThat(check.expectHeaders()).isEmpty();
    }

    private static <T> T read(Map<String, Object> stored, Class<T> type) {
        return StateCodec.read(StateCodec.write(stored), type);
    }
}
