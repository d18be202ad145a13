package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.httpCheck;
import static org.assertj.core.api.Assertions.assertThat;

import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRedirectTest {

    private final HttpWorker worker = new HttpWorker("host-1", new InMemoryPayloads(), Clock.systemUTC());
    private HttpSite site;

    @BeforeEach
    void site() throws IOException {
        site = new HttpSite();
        site.page("/ok", 200, "hello");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_followed_and_the_evidence_names_both_addresses(int status) throws Exception {
        site.redirect("/moved", status, "/ok");
        var done = checked(asking("/moved").setContains("hello"));
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(done.evidence().getSummary())
                .isEqualTo("GET " + site.url("/moved") + " → " + site.url("/ok")
                        + ": HTTP 200, 5 bytes, contains \"hello\"");
    }

    @Test
    void five_redirects_are_followed_and_a_sixth_is_not() throws Exception {
        for (int left = 6; left > 0; left--) {
            site.redirect("/" + left, 302, left == 1 ? "/ok" : "/" + (left - 1));
        }
        assertThat(checked(asking("/5")).verdict()).isEqualTo(Verdict.PASSED);
        var failed = checked(asking("/6"));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.evidence().getSummary()).isEqualTo("GET " + site.url("/6") + ": more than 5 redirects");
    }

    @Test
    void a_redirect_that_is_expected_is_the_answer() throws Exception {
        site.redirect("/moved", 302, "/ok");
        var done = checked(asking("/moved").setExpectStatus(302).setExpectHeaders(Map.of("Location", "/ok")));
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(site.requests()).hasSize(1);
    }

    @Test
    void a_request_that_may_change_something_is_not_sent_elsewhere() throws Exception {
        site.redirect("/moved", 307, "/ok");
        var done = checked(asking("/moved").setMethod("POST").setBody("x"));
        assertThat(done.evidence().getSummary()).contains("HTTP 307");
        assertThat(site.requests()).containsExactly("POST /moved null");
    }

    @Test
    void headers_go_along_on_the_same_server_and_to_no_other() throws Exception {
        try (var other = new HttpSite().page("/ok", 200, "hello")) {
            site.redirect("/here", 302, "/ok").redirect("/away", 302, other.url("/ok"));
            checked(asking("/here").setHeaders(Map.of("X-Who", "secret")));
            checked(asking("/away").setHeaders(Map.of("X-Who", "secret")));
            assertThat(site.requests()).containsExactly("GET /here secret", "GET /ok secret", "GET /away secret");
            assertThat(other.requests()).containsExactly("GET /ok null");
        }
    }

    @Test
    void the_time_limit_holds_for_all_redirects_together() throws Exception {
        site.redirect("/moved", 302, "/silent");
        var failed = checked(asking("/moved").setTimeoutMs(200L));
        assertThat(failed.evidence().getSummary()).isEqualTo("GET " + site.url("/moved") + ": no answer within 200 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "not an address", "http:///"})
    void a_redirect_to_what_is_no_http_address_fails_with_the_reason(String location) throws Exception {
        site.redirect("/moved", 302, location);
        var failed = checked(asking("/moved"));
        assertThat(failed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(failed.evidence().getSummary()).endsWith(": redirected to what is no http address: " + location);
    }

    private Check.Builder asking(String path) {
        return Check.newBuilder().setType(CheckType.HTTP).setUrl(site.url(path));
    }

    private Result.Done checked(Check.Builder check) throws Exception {
        var result = worker.run(httpCheck(check).item(), (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return (Result.Done) result;
    }
}
