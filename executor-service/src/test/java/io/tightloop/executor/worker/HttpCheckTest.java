package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.httpCheck;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.baton.Sha256;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCheckTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final HttpWorker worker = new HttpWorker("host-1", new InMemoryPayloads(), NOON);
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
    void a_page_that_answers_200_passes_with_its_size_and_hash() throws Exception {
        var done = checked(asking(site.page("/ok", 200, "version 1.0").url("/ok")));
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done.evidence().getKind()).isEqualTo("http");
        assertThat(done.evidence().getSummary()).isEqualTo("GET " + site.url("/ok") + ": HTTP 200, 11 bytes");
        assertThat(done.evidence().getHash()).isEqualTo(hashOf("version 1.0"));
        assertThat(done.evidence().getBy()).isEqualTo("host-1");
        assertThat(done.evidence().getAt()).isEqualTo(NOON.millis());
    }

    @Test
    void another_status_fails() throws Exception {
        var done = checked(asking(site.page("/gone", 404, "").url("/gone")));
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).endsWith(": HTTP 404, 0 bytes, expected HTTP 200");
    }

    @Test
    void the_status_that_is_expected_may_be_another_one() throws Exception {
        var url = site.page("/gone", 404, "").url("/gone");
        assertThat(checked(asking(url).setExpectStatus(404)).verdict()).isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"1.0, PASSED, contains", "2.0, FAILED, does not contain"})
    void the_body_must_contain_the_text(String text, Verdict verdict, String seen) throws Exception {
        var url = site.page("/ok", 200, "version 1.0").url("/ok");
        var done = checked(asking(url).setContains(text));
        assertThat(done.verdict()).isEqualTo(verdict);
        assertThat(done.evidence().getSummary()).endsWith("HTTP 200, 11 bytes, " + seen + " \"" + text + "\"");
    }

    @Test
    void a_text_beyond_the_first_mebibyte_is_inconclusive() throws Exception {
        var url = site.page("/big", 200, "x".repeat(HttpBody.READ_BYTES) + "needle")
                .url("/big");
        var done = checked(asking(url).setContains("needle"));
        assertThat(done.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(done.evidence().getSummary()).contains("HTTP 200, more than 1048576 bytes, does not contain");
        assertThat(done.evidence().getHash()).isEqualTo(hashOf("x".repeat(HttpBody.READ_BYTES)));
    }

    @Test
    void a_body_of_exactly_one_mebibyte_is_read_to_its_end() throws Exception {
        var url = site.page("/big", 200, "x".repeat(HttpBody.READ_BYTES)).url("/big");
        assertThat(checked(asking(url)).evidence().getSummary()).endsWith("HTTP 200, 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/endless", "/trickling"})
    void an_answer_that_does_not_come_in_time_fails_with_the_reason(String path) throws Exception {
        var done = checked(asking(site.url(path)).setTimeoutMs(200L));
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).isEqualTo("GET " + site.url(path) + ": no answer within 200 ms");
    }

    @Test
    void a_refused_connection_fails_with_the_reason() throws Exception {
        var url = site.url("/ok");
        site.close();
        var done = checked(asking(url));
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).isEqualTo("GET " + url + ": the connection was refused");
    }

    @Test
    void a_host_that_nobody_knows_fails_with_the_reason() throws Exception {
        var done = checked(asking("http://no-such-host.invalid/"));
        assertThat(done.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(done.evidence().getSummary()).endsWith(": there is no host no-such-host.invalid");
    }

    @Test
    void method_headers_and_body_are_sent_and_no_header_value_is_told() throws Exception {
        var done = checked(asking(site.url("/echo"))
                .setMethod("PUT")
                .setHeaders(Map.of("X-Who", "secret"))
                .setBody("hello")
                .setExpectStatus(201)
                .setContains("PUT secret hello"));
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(site.requests()).containsExactly("PUT /echo secret");
        var failed = checked(asking(site.url("/echo")).setHeaders(Map.of("X-Who", "secret")));
        assertThat(failed.evidence().getSummary())
                .isEqualTo("GET " + site.url("/echo") + ": HTTP 201, 11 bytes, expected HTTP 200");
    }

    @Test
    void a_head_request_sees_no_body() throws Exception {
        var done = checked(asking(site.page("/ok", 200, "hello").url("/ok")).setMethod("HEAD"));
        assertThat(done.evidence().getSummary()).isEqualTo("HEAD " + site.url("/ok") + ": HTTP 200, 0 bytes");
    }

    @Test
    void the_answer_must_have_every_header_whatever_the_case_of_its_name() throws Exception {
        var url = site.page("/tagged", "X-Tag", "v1").url("/tagged");
        var passed = checked(asking(url).setExpectHeaders(Map.of("x-tag", "v1")));
        assertThat(passed.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(passed.evidence().getSummary()).endsWith("HTTP 200, 0 bytes, x-tag: \"v1\"");

        var failed = checked(asking(url).setExpectHeaders(Map.of("X-Tag", "v2", "X-Other", "a")));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.evidence().getSummary())
                .endsWith(", X-Other: missing (expected \"a\"), X-Tag: \"v1\" (expected \"v2\")");
    }

    @Test
    void a_user_and_password_in_the_address_are_not_told() throws Exception {
        var url = site.page("/ok", 200, "").url("/ok");
        var done = checked(asking(url.replace("http://", "http://ada:secret@")));
        assertThat(done.evidence().getSummary()).isEqualTo("GET " + url + ": HTTP 200, 0 bytes");
    }

    @Test
    void a_poll_of_a_suspension_is_a_check_like_any_other() throws Exception {
        var url = site.page("/ok", 200, "").url("/ok");
        var result = worker.run(httpCheck(url).kind(WorkKind.POLL).item(), (percent, message) -> {});
        assertThat(result).isInstanceOfSatisfying(Result.Done.class, done -> {
            assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
            assertThat(done.evidence().getSummary()).isEqualTo("GET " + url + ": HTTP 200, 0 bytes");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/a", "http:///no-host", "not an address", "/relative", ""})
    void an_address_that_is_none_is_refused(String url) throws Exception {
        var failed = (Result.Failed) worker.run(httpCheck(url).item(), (percent, message) -> {});
        assertThat(failed.code()).isEqualTo("invalid_input");
        assertThat(failed.message()).startsWith("check.url: ");
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void a_check_of_another_type_is_refused() throws Exception {
        var failed = (Result.Failed) worker.run(WorkItems.check("true").item(), (percent, message) -> {});
        assertThat(failed.message()).startsWith("check.type: must be HTTP");
    }

    private static Check.Builder asking(String url) {
        return Check.newBuilder().setType(CheckType.HTTP).setUrl(url);
    }

    private Result.Done checked(Check.Builder check) throws Exception {
        var result = worker.run(httpCheck(check).item(), (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }

    private static String hashOf(String body) {
        var digest = Sha256.digest();
        digest.update(body.getBytes(UTF_8));
        return Sha256.hex(digest);
    }
}
