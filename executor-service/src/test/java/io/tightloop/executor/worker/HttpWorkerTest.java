package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.json;
import static io.tightloop.executor.worker.WorkItems.request;
import static io.tightloop.executor.worker.WorkItems.taskWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpWorkerTest {

    private final InMemoryPayloads payloads = new InMemoryPayloads();
    private final HttpWorker worker = new HttpWorker("host-1", payloads, Clock.systemUTC());
    private HttpSite site;

    @BeforeEach
    void site() throws IOException {
        site = new HttpSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a_request_that_succeeds_is_done_with_status_and_body() throws Exception {
        var output = done(request(site.page("/ok", 200, "hello").url("/ok")).item());
        assertThat(output.get("status").intValue()).isEqualTo(200);
        assertThat(output.get("body").textValue()).isEqualTo("hello");
    }

    @Test
    void method_headers_and_body_are_sent_as_they_are_asked_for() throws Exception {
        var input = json().put("url", site.url("/echo")).put("method", "PUT").put("body", "é");
        input.putObject("headers").put("X-Who", "me");
        var output = done(taskWith("http", input.toString()).item());
        assertThat(output.get("status").intValue()).isEqualTo(201);
        assertThat(output.get("body").textValue()).isEqualTo("PUT me é");
    }

    @Test
    void output_holds_the_first_64_kib_of_the_body_and_the_store_all_of_it() throws Exception {
        for (int size : new int[] {100_000, 3_000_000}) {
            var body = "x".repeat(size) + "end";
            var output = done(request(site.page("/big" + size, 200, body).url("/big" + size))
                    .item());
            assertThat(output.get("body").textValue()).hasSize(64 * 1024);
            var whole = output.get("whole");
            assertThat(whole.has("cutBytes")).isFalse();
            try (var kept = payloads.open(WorkItems.SESSION, whole.get("hash").textValue())) {
                assertThat(kept.readAllBytes()).asString(UTF_8).isEqualTo(body);
            }
        }
    }

    @Test
    void body_of_a_refusal_is_in_the_store_when_the_message_cannot_hold_it() throws Exception {
        var failed = failed(
                request(site.page("/down", 503, "x".repeat(5_000)).url("/down")).item());
        assertThat(failed.message()).contains("[5000 bytes are in /v1/sessions/s1/payloads/");
    }

    @Test
    void a_status_outside_2xx_fails_the_task() throws Exception {
        var failed =
                failed(request(site.page("/down", 503, "later").url("/down")).item());
        assertThat(failed.code()).isEqualTo("http_status");
        assertThat(failed.message())
                .isEqualTo("GET " + site.url("/down") + ": HTTP 503, 5 bytes, expected HTTP 200 to 299: later");
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void the_status_that_is_expected_is_the_only_good_one() throws Exception {
        site.page("/gone", 404, "gone").page("/ok", 200, "hello");
        assertThat(done(expecting(404, "/gone")).get("status").intValue()).isEqualTo(404);
        assertThat(failed(expecting(404, "/ok")).message()).endsWith(": HTTP 200, 5 bytes, expected HTTP 404: hello");
    }

    @Test
    void an_answer_that_does_not_come_in_time_fails_the_task() throws Exception {
        var failed = failed(request(site.url("/silent")).timeoutMs(200).item());
        assertThat(failed.code()).isEqualTo("http_error");
        assertThat(failed.message()).endsWith("no answer within 200 ms");
        assertThat(failed.retryable()).isTrue();
    }

    @Test
    void an_interrupt_ends_the_request_at_once() throws Exception {
        var caught = new AtomicReference<Throwable>();
        var item = request(site.url("/silent")).item();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                worker.run(item, (percent, message) -> {});
            } catch (InterruptedException e) {
                caught.set(e);
            }
        });
        await().until(() -> site.requests().size() == 1);
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(3))).isTrue();
        assertThat(caught.get()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                    | url: is missing",
                "{\"url\": \"file:///etc/hostname\"}                   | url: is no http address",
                "{\"url\": \"http://a/\", \"method\": \"A B\"}         | method: ",
                "{\"url\": \"http://a/\", \"method\": \"get\"}         | method: must be one of GET, HEAD, POST, PUT, "
                        + "PATCH, DELETE, OPTIONS; did you mean 'GET'?",
                "{\"url\": \"http://a/\", \"method\": \"TRACE\"}       | method: must be one of GET, ",
                "{\"url\": \"http://a/\", \"expectStaus\": 201}      | expectStaus: unknown field; did you mean "
                        + "'expectStatus'?",
                "{\"url\": \"http://a/\", \"json\": {}}                | json: unknown field",
                "{\"url\": \"http://a/\", \"headers\": 1}              | headers: must be an object of strings",
                "{\"url\": \"http://a/\", \"headers\": {\"A:\": \"1\"}} | headers.A:: ",
                "{\"url\": \"http://a/\", \"headers\": {\"Host\": \"b\"}} | headers.Host: ",
                "{\"url\": \"http://a/\", \"body\": {}}                | body: must be a string",
                "{\"url\": \"http://a/\", \"expectStatus\": \"200\"}   | expectStatus: must be a whole number",
                "{\"url\": \"http://a/\", \"expectStatus\": 2000}       | expectStatus: must be a whole number from "
                        + "100 to 599",
                "{\"url\": \"http://a/\", \"contains\": 1}             | contains: must be a string",
                "{\"url\": \"http://a/\", \"expectHeaders\": {\"A\": 1}} | expectHeaders.A: must be a string",
            })
    void bad_input_is_refused_naming_the_field(String input, String problem) throws Exception {
        var failed = failed(taskWith("http", input).item());
        assertThat(failed.code()).isEqualTo("invalid_input");
        assertThat(failed.message()).startsWith(problem);
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void a_kind_that_it_does_not_do_is_refused() throws Exception {
        var planning = request(site.url("/ok")).kind(WorkKind.PLAN).item();
        assertThat(failed(planning).message()).startsWith("kind: ");
    }

    @Test
    void text_and_headers_of_the_answer_are_expected_as_in_a_check() throws Exception {
        site.page("/ok", 200, "hello").page("/tagged", "X-Tag", "v1");
        var tagged = json().put("url", site.url("/tagged"));
        tagged.putObject("expectHeaders").put("x-tag", "v1");
        assertThat(done(taskWith("http", tagged.toString()).item())
                        .get("status")
                        .intValue())
                .isEqualTo(200);

        var bye = json().put("url", site.url("/ok")).put("contains", "bye");
        var failed = failed(taskWith("http", bye.toString()).item());
        assertThat(failed.code()).isEqualTo("http_answer");
        assertThat(failed.message())
                .isEqualTo("GET " + site.url("/ok") + ": HTTP 200, 5 bytes, does not contain \"bye\": hello");
    }

    @Test
    void a_header_that_cannot_be_sent_is_not_repeated() throws Exception {
        var input = json().put("url", site.url("/ok"));
        input.putObject("headers").put("Authorization", "top secret\n");
        var failed = failed(taskWith("http", input.toString()).item());
        assertThat(failed.message()).isEqualTo("headers.Authorization: has characters that no header can have");
    }

    private WorkItem expecting(int status, String path) {
        var input = json().put("url", site.url(path)).put("expectStatus", status);
        return taskWith("http", input.toString()).item();
    }

    private JsonNode done(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return new ObjectMapper().readTree(((Result.Done) result).output());
    }

    private Result.Failed failed(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Failed.class);
        return (Result.Failed) result;
    }
}
