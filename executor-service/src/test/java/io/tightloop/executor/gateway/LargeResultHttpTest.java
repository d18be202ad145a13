package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.WorkCompleted;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Results that are too large for a record, by the work API. */
@OnGateway
@Property(name = "tightloop.payloads.url", value = "target/payloads-of-gateway")
class LargeResultHttpTest extends WorkHttp {
    private static final Path STORE = Path.of("target/payloads-of-gateway");

    @Inject
    PayloadStore payloads;

    @Test
    void output_above_the_inline_limit_goes_by_hash() throws Exception {
        var output = "{'a': ['" + "é\\\"\\n".repeat(100_000) + "', 1.50], 'output': 'x'}";
        agent.says(
                        claimed(),
                        "complete",
                        "{ 'usage': {'inputTokens': 1}, 'output' : " + output + " , 'verdict': 'PASSED'}")
                .accepted();

        var written = written();
        assertThat(written.getOutput()).isEqualTo("null");
        assertThat(written.getUsage().getInputTokens()).isEqualTo(1);
        assertThat(written.getVerdict()).hasToString("PASSED");
        assertThat(kept(written)).asString(UTF_8).isEqualTo(output.replace('\'', '"'));
        assertThat(written.getOutputRef().getBytes()).isEqualTo(kept(written).length);
    }

    @Test
    void output_up_to_the_inline_limit_stays_in_its_record() throws Exception {
        agent.says(claimed(), "complete", "{'output': '%s'}".formatted("x".repeat(262_142)))
                .accepted();
        assertThat(written().getOutput()).hasSize(262_144);
        assertThat(written().getOutputRef()).isNull();
    }

    @Test
    void output_of_a_text_of_64_mib_fits_and_one_byte_more_is_refused_by_name() throws Exception {
        var item = claimed();
        agent.says(item, "complete", "{'output': '%s'}".formatted("x".repeat((64 << 20) - 1)))
                .refused(413, "too-large")
                .refused(413, "output has 67108865 bytes; at most 67108864 are taken");

        agent.says(item, "complete", "{'output': '%s'}".formatted("x".repeat((64 << 20) - 2)))
                .accepted();
        assertThat(written().getOutputRef().getBytes()).isEqualTo(64 << 20);
    }

    @Test
    void larger_bodies_are_refused_before_they_are_read() throws Exception {
        for (long bytes : new long[] {(65L << 20) + 1, 70L << 20, 5L << 30}) {
            var path = "/v1/work/" + claimed().path("workId").asText() + "/complete";
            assertThat(agent.announces(path, bytes))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("application/problem+json")
                    .contains("413");
        }
    }

    @Test
    void what_is_large_and_no_output_is_refused() throws Exception {
        agent.says(claimed(), "complete", "{'evidence': '%s'}".formatted("x".repeat((1 << 20) + 1)))
                .refused(413, "A text in the body is longer than 1048576 characters");
        agent.says(claimed(), "complete", "{'output': 1, 'output': '%s'}".formatted("x".repeat(300_000)))
                .refused(400, "output");
        agent.says(claimed(), "complete", "{'output': ['%s', }".formatted("x".repeat(300_000)))
                .refused(400, "malformed");
        agent.says(claimed(), "complete", "{'usage': '%s'}".formatted("x".repeat(300_000)))
                .refused(422, "usage");
        agent.says(claimed(), "heartbeat", "{'message': '%s'}".formatted("x".repeat(17 << 20)))
                .refused(413, "at most 16777216");
    }

    @Test
    void evidence_beyond_8_kib_is_kept_as_a_whole_and_summed_up_by_its_ends() throws Exception {
        var seen = "begin " + "é".repeat(200_000) + " end";
        agent.says(claimed(), "complete", "{'verdict': 'PASSED', 'evidence': {'summary': '%s'}}".formatted(seen))
                .accepted();

        var evidence = written().getEvidence();
        assertThat(evidence.getSummary())
                .startsWith("begin é")
                .contains(" bytes left out; the payload has all]")
                .endsWith("é end");
        assertThat(evidence.getSummary().getBytes(UTF_8).length).isLessThanOrEqualTo(8_192);
        assertThat(evidence.getPayload().getHash()).isEqualTo(evidence.getHash());
        assertThat(bytes(evidence.getPayload().getHash())).asString(UTF_8).isEqualTo(seen);
    }

    @Test
    void store_that_cannot_be_written_is_said_and_the_same_result_counts_later() throws Exception {
        var item = claimed();
        var body = "{'output': '%s'}".formatted("x".repeat(300_000));
        var broken = STORE.resolveSibling("payloads-moved");
        payloads.put("first", new byte[1]);
        Files.move(STORE, broken);
        Files.writeString(STORE, "no folder");
        try {
            var answer = agent.says(item, "complete", body).refused(503, "The payload store does not answer");
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("1");
        } finally {
            Files.delete(STORE);
            Files.move(broken, STORE);
        }
        agent.says(item, "complete", body).accepted();
    }

    @Test
    void nothing_is_stored_for_an_attempt_that_is_over() throws Exception {
        var item = claimed();
        agent.says(item, "complete", "{'output': 1}").accepted();

        agent.says(item, "complete", "{'output': '%s'}".formatted("x".repeat(300_000)))
                .refused(409, "attempt-over");

        payloads.forget(session);
        assertThat(dispatcher.written(WorkCompleted.class, session)).hasSize(1);
    }

    @Test
    void bytes_of_workers_on_kafka_are_kept_under_their_hash() throws Exception {
        var raw = new byte[3 << 20];
        Arrays.fill(raw, (byte) 0xFF);
        var answer = agent.sends("/v1/payloads/" + session, raw);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        assertThat(answer.body().path("bytes").asLong()).isEqualTo(3 << 20);
        assertThat(bytes(answer.body().path("hash").asText())).isEqualTo(raw);
        agent.sends("/v1/payloads/a%20b", raw).refused(422, "sessionId");
        agent.sends("/v1/payloads/" + session, new byte[(64 << 20) + 1]).refused(413, "at most 67108864");
    }

    private WorkCompleted written() {
        return dispatcher.written(WorkCompleted.class, session).getLast();
    }

    private byte[] kept(WorkCompleted result) throws IOException {
        return bytes(result.getOutputRef().getHash());
    }

    private byte[] bytes(String hash) throws IOException {
        try (var kept = payloads.open(session, hash)) {
            return kept.readAllBytes();
        }
    }
}
