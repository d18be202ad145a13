package io.tightloop.executor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.executor.execution.Input;
import io.tightloop.schemas.AvroSerdes;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.Failure;
import io.tightloop.schemas.Payload;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What workers have written to Kafka themselves, past every edge. */
class OversizeTest {
    @BeforeAll
    static void load() {
        assertThat(new AvroSerdes(Map.of("schema.registry.url", "mock://oversize")))
                .isNotNull();
    }

    @Test
    void an_output_that_is_too_large_for_what_follows_fails_its_attempt_and_says_where_it_belongs() {
        var input = Incoming.of(result("x".repeat((1 << 20) + 1), List.of(), null), 5L);

        assertThat(input).isInstanceOfSatisfying(Input.FailWork.class, failed -> {
            assertThat(failed.error().code()).isEqualTo("result_too_large");
            assertThat(failed.error().message()).contains("1048577 bytes", "POST", "/v1/payloads/s1");
            assertThat(failed.retryable()).isFalse();
        });
        assertThat(Incoming.of(result("é".repeat(1 << 19), List.of(), null), 5L))
                .isInstanceOf(Input.CompleteWork.class);
        assertThat(Incoming.of(result("é".repeat((1 << 19) + 1), List.of(), null), 5L))
                .isInstanceOf(Input.FailWork.class);
    }

    @Test
    void discoveries_beyond_the_limit_fail_the_attempt() {
        var found = new Discovery("x".repeat(1 << 20), "", "minor");

        assertThat(Incoming.of(result("1", Collections.nCopies(8, found), null), 5L))
                .isInstanceOfSatisfying(
                        Input.FailWork.class,
                        failed -> assertThat(failed.error().message()).startsWith("discovered: "));
    }

    @Test
    void an_output_by_reference_stays_one() {
        var input = Incoming.of(result("null", List.of(), new Payload("ab", 7L)), 5L);

        assertThat(input)
                .isInstanceOfSatisfying(
                        Input.CompleteWork.class,
                        done -> assertThat(done.outputRef().bytes()).isEqualTo(7));
    }

    @Test
    void a_message_of_any_length_is_an_excerpt() {
        var failed = WorkFailed.newBuilder()
                .setSessionId("s1")
                .setWorkId("w")
                .setSubject("t1")
                .setClaimId("c")
                .setError(new Failure("e", "x".repeat(30 << 20)))
                .build();

        assertThat(Incoming.of(failed, 5L))
                .isInstanceOfSatisfying(
                        Input.FailWork.class,
                        input -> assertThat(input.error().message())
                                .hasSizeLessThanOrEqualTo(65_536)
                                .contains(" characters left out]"));
    }

    private static WorkCompleted result(String output, List<Discovery> discovered, Payload kept) {
        return WorkCompleted.newBuilder()
                .setSessionId("s1")
                .setWorkId("w")
                .setSubject("t1")
                .setClaimId("c")
                .setOutput(output)
                .setDiscovered(discovered)
                .setOutputRef(kept)
                .build();
    }
}
