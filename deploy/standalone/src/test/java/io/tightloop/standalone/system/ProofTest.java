package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.TaskVerified;
import io.tightloop.schemas.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class ProofTest {
    private StandaloneProcess server;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
        api = shared.api();
    }

    @AfterEach
    void nothing_was_complained_about() {
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void a_waiver_needs_an_approver_and_takes_the_place_of_the_proof() {
        api.end(api.start(Briefs.unfixed("waived", 5, 1)), "EXHAUSTED");

        api.waive("waived", "{criterion: fixed, reason: not this year, by: ada}")
                .refused(422, "approvedBy");
        api.waive("waived", "{criterion: ghost, reason: why not, by: ada, approvedBy: bob}")
                .refused(422, "ghost");
        api.waive("waived", "{criterion: fixed, reason: not this year, by: ada, approvedBy: bob}")
                .accepted();
        var end = api.end(api.signal("waived", "{signal: CONTINUE}").accepted(), "COMPLETED");

        var fixed = part(end, "criteria", "fixed");
        assertThat(fixed.path("status").asText()).isEqualTo("WAIVED");
        assertThat(fixed.path("waiver").path("by").asText()).isEqualTo("ada");
        assertThat(fixed.path("waiver").path("approvedBy").asText()).isEqualTo("bob");
        assertThat(fixed.path("waiver").path("reason").asText()).isEqualTo("not this year");
        assertThat(part(end, "criteria", "there").path("status").asText()).isEqualTo("PROVEN");
    }

    @Test
    void done_is_refused_with_the_list_of_what_is_unproven_until_that_is_waived() {
        api.start(Briefs.forNobody("undone"));
        api.until("undone", session -> session.path("phase").asText().equals("EXECUTE"));

        api.signal("undone", "{signal: DONE, by: ada}").refused(409, ": done");
        api.waive("undone", "{criterion: done, reason: nobody comes, by: ada, approvedBy: bob}")
                .accepted();
        var end = api.end(api.signal("undone", "{signal: DONE, by: ada}").accepted(), "COMPLETED");

        assertThat(part(end, "criteria", "done").path("status").asText()).isEqualTo("WAIVED");
    }

    @Test
    void done_waives_what_is_unproven_in_the_name_of_its_signaller_where_proof_is_not_enforced() {
        api.start(Briefs.forNobody("lenient").replace("mode: ASYNC", "mode: ASYNC\npolicy: {enforced: false}"));
        api.until("lenient", session -> session.path("phase").asText().equals("EXECUTE"));

        api.signal("lenient", "{signal: DONE}").refused(422, "by: ");
        var done = api.signal("lenient", "{signal: DONE, reason: good enough, by: ada}");

        var waiver =
                part(api.end(done.accepted(), "COMPLETED"), "criteria", "done").path("waiver");
        assertThat(waiver.path("by").asText()).isEqualTo("ada");
        assertThat(waiver.path("reason").asText()).contains("good enough");
    }

    @Test
    void what_was_proven_before_is_found_broken_by_later_work_and_is_mended() {
        var end = api.end(api.start(breaking("regressed", true)), "COMPLETED");

        assertThat(end.path("iteration").asInt()).isEqualTo(3);
        assertThat(server.journal().events("regressed", CriterionVerified.class))
                .filteredOn(CriterionVerified::getRegression)
                .extracting(CriterionVerified::getCriterionId, CriterionVerified::getIteration)
                .containsExactly(tuple("kept", 2));
        assertThat(part(end, "criteria", "kept").path("failures").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_proven_before_is_not_verified_again_when_the_policy_says_so() {
        var end = api.end(api.start(breaking("trusted", false)), "COMPLETED");

        assertThat(end.path("iteration").asInt()).isEqualTo(2);
        assertThat(server.journal().events("trusted", CriterionVerified.class))
                .extracting(CriterionVerified::getCriterionId)
                .containsExactlyInAnyOrder("kept", "made", "made");
    }

    /** The second try of {@code make} breaks what {@code mend} keeps in order. */
    private static String breaking(String sessionId, boolean recheck) {
        return """
            sessionId: %s
            goal: both are right at the same time
            mode: ASYNC
            policy: {recheckAllAfterFix: %s}
            criteria:
              - {id: kept, text: nothing is broken, provedBy: [mend], check: {type: command, command: test ! -e broken}}
              - {id: made, text: it is made, provedBy: [make], check: {type: file, path: made}}
            tasks:
              - {id: mend, title: mend, queue: command, input: {command: rm -f broken}}
              - id: make
                title: make
                queue: command
                input: {command: 'if [ -n "$TIGHTLOOP_FEEDBACK" ]; then touch made broken; fi'}
            """.formatted(sessionId, recheck);
    }

    @Test
    void a_task_is_accepted_when_its_own_check_passes() {
        var end = api.end(api.start("""
            sessionId: checked
            goal: the second try is good
            mode: ASYNC
            criteria:
              - {id: good, text: it is good, check: {type: file, path: good}}
            tasks:
              - id: try
                title: try
                queue: command
                input: {command: 'if [ -n "$TIGHTLOOP_FEEDBACK" ]; then touch good; fi'}
                retry: {maxAttempts: 3, backoff: 10ms}
                checks: [{type: command, command: test -e good}]
            """), "COMPLETED");

        assertThat(part(end, "tasks", "try").path("attempt").asInt()).isEqualTo(2);
        assertThat(end.path("iteration").asInt()).isEqualTo(1);
        assertThat(server.journal().events("checked", TaskVerified.class))
                .extracting(TaskVerified::getVerdict)
                .containsExactly(Verdict.FAILED, Verdict.PASSED);
    }

    @Test
    void a_page_is_made_and_verified_over_http() throws IOException {
        var page = new AtomicReference<>("");
        var site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/page", exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("PUT")) {
                    page.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                }
                var body = page.get().getBytes(UTF_8);
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        site.start();
        try {
            var url = "http://127.0.0.1:" + site.getAddress().getPort() + "/page";
            var end = api.end(api.start("""
                sessionId: paged
                goal: the page answers
                mode: ASYNC
                criteria:
                  - {id: answers, text: it answers, check: {type: http, url: "%1$s"}}
                tasks:
                  - {id: put, title: put the page, queue: http, input: {url: "%1$s", method: PUT, body: hello}}
                """.formatted(url)), "COMPLETED");

            var evidence = part(end, "criteria", "answers").path("evidence");
            assertThat(evidence.path("kind").asText()).isEqualTo("http");
            assertThat(evidence.path("summary").asText()).isEqualTo("GET " + url + ": HTTP 200, 5 bytes");
        } finally {
            site.stop(0);
        }
    }
}
