package io.tightloop.planner.api;

import static io.tightloop.planner.api.FrontDoorClient.json;
import static io.tightloop.planner.api.FrontDoorClient.problem;
import static io.tightloop.planner.api.FrontDoorClient.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

abstract class DecisionsHttpTest {
    @Inject
    EmbeddedServer server;

    @Inject
    InMemoryPlanner planner;

    private final String id = "d-" + UUID.randomUUID();
    private final String session = "/v1/sessions/" + id;
    private FrontDoorClient client;

    @BeforeEach
    void start() throws Exception {
        client = new FrontDoorClient(server.getURL());
        client.post("/v1/sessions", Briefs.with("'sessionId': '" + id + "'"));
    }

    @Test
    void open_question_is_shown_until_it_is_answered() throws Exception {
        var asked = json(client.get(session + "?after=" + Opaque.version(planner.ask(id))));
        assertThat(asked.at("/status").asText()).isEqualTo("AWAITING");
        assertThat(asked.at("/awaiting/confirmationId").asText()).isEqualTo("task-t1-1");
        assertThat(asked.at("/awaiting/options/1").asText()).isEqualTo("NO");
        assertThat(asked.at("/confirmations")).hasSize(1);

        var answer = answer("task-t1-1", "{'answer': 'NO', 'feedback': 'too short', 'by': 'ann'}");
        assertThat(answer.statusCode()).isEqualTo(200);

        var after = "after=" + version(answer);
        var answered = json(client.get(session + "?" + after));
        assertThat(answered.has("awaiting")).isFalse();
        assertThat(answered.at("/confirmations")).isEmpty();
        var closed = json(client.get(session + "/confirmations?" + after)).at("/items/0");
        assertThat(closed.at("/status").asText()).isEqualTo("ANSWERED");
        assertThat(closed.at("/feedback").asText()).isEqualTo("too short");
    }

    @Test
    void question_that_is_not_open_is_a_conflict_and_an_id_that_is_never_given_is_not_found() throws Exception {
        var stale = problem(answer("plan-1-1", "{'answer': 'YES'}"), 409);
        assertThat(stale.at("/type").asText()).isEqualTo("urn:tightloop:problem:stale");
        assertThat(stale.at("/detail").asText()).contains("answered or withdrawn");
        problem(answer("lunch-1", "{'answer': 'YES'}"), 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'feedback': 'x'}                                          | answer
        {'answer': 'PERHAPS'}                                      | answer
        {'answer': 'YES', 'why': 'x'}                              | why
        {'answer': 'EDIT', 'tasks': [{'id': 'a'}]}                 | tasks[0].title
        {'answer': 'EDIT', 'tasks': [{'id': 'a', 'title': 'x'}, {'id': 'a', 'title': 'x'}]} | tasks[1].id
        {'answer': 'EDIT', 'tasks': [{'id': 'a', 'title': 'x', 'dependsOn': ['a']}]} | tasks[0].dependsOn
        """)
    void answer_that_is_wrong_names_its_fields(String body, String field) throws Exception {
        var problem = problem(answer("plan-1-1", body), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void waiver_makes_a_criterion_waived_in_the_names_of_those_who_signed() throws Exception {
        var waived = client.post(
                session + "/waivers", "{'criterion': 'c1', 'reason': 'no time', 'by': 'ann', 'approvedBy': 'bob'}");

        var criterion = json(client.get(session + "?after=" + version(waived))).at("/criteria/0");
        assertThat(criterion.at("/status").asText()).isEqualTo("WAIVED");
        assertThat(criterion.at("/waiver/by").asText()).isEqualTo("ann");
        assertThat(criterion.at("/waiver/approvedBy").asText()).isEqualTo("bob");
        assertThat(criterion.at("/waiver/reason").asText()).isEqualTo("no time");
        problem(client.post(session + "/waivers", "{'reason': 'x'}"), 422);
    }

    @Test
    void tasks_that_are_edited_may_depend_on_earlier_ones_and_their_queues_are_made_known() throws Exception {
        var tasks = "{'tasks': [{'id': 'b', 'title': 'x', 'queue': 'menders', 'dependsOn': ['earlier']}], 'by': 'ann'}";
        var refused = problem(client.post(session + "/tasks", tasks), 409);
        assertThat(refused.at("/type").asText()).isEqualTo("urn:tightloop:problem:not-ended");
        assertThat(planner.knownQueues()).contains("menders");

        var missing = problem(client.post(session + "/tasks", "{'by': 'ann'}"), 422);
        assertThat(missing.at("/errors/0/field").asText()).isEqualTo("tasks");
    }

    @Test
    void service_that_waits_for_nothing_cannot_be_redriven() throws Exception {
        var refused = problem(client.post(session + "/redrive", "{'service': 'reviewer', 'skip': true}"), 409);
        assertThat(refused.at("/type").asText()).isEqualTo("urn:tightloop:problem:nothing-to-redrive");
        assertThat(refused.at("/detail").asText()).contains("reviewer");

        var unknown = problem(client.post(session + "/redrive", "{'service': 'notifier'}"), 422);
        assertThat(unknown.at("/errors/0/field").asText()).isEqualTo("service");
    }

    @Test
    void audit_is_read_page_by_page_and_by_kind() throws Exception {
        planner.ask(id);
        var after = "&after=" + version(answer("task-t1-1", "{'answer': 'YES', 'by': 'ann'}"));

        var first = json(client.get(session + "/observations?limit=2" + after));
        assertThat(first.at("/items").findValuesAsText("event")).containsExactly("SessionStarted", "CommandAccepted");
        var second = json(client.get(
                session + "/observations?cursor=" + first.at("/nextCursor").asText()));
        assertThat(second.at("/items").findValuesAsText("event"))
                .containsExactly("ConfirmationRequested", "ConfirmationAnswered");
        assertThat(second.at("/nextCursor").isNull()).isTrue();

        var answers = json(client.get(session + "/observations?kind=ANSWER"));
        assertThat(answers.at("/items")).hasSize(1);
        assertThat(answers.at("/items/0/by").asText()).isEqualTo("ann");
        problem(client.get(session + "/observations?kind=RUMOUR"), 422);
        problem(client.get("/v1/sessions/nobody/observations"), 404);
    }

    @Test
    void commands_are_listed_with_who_sent_them_and_those_without_an_answer_last() throws Exception {
        var version =
                version(client.post(session + "/waivers", "{'criterion': 'c1', 'by': 'ann', 'approvedBy': 'bob'}"));

        var page = json(client.get(session + "/commands?limit=1&after=" + version));
        assertThat(page.at("/items/0/by").asText()).isEqualTo("ann");
        var rest = json(client.get(
                session + "/commands?cursor=" + page.at("/nextCursor").asText()));
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void tokens_are_told_from_the_start() throws Exception {
        assertThat(json(client.get(session)).at("/usage/inputTokens").asInt(-1)).isZero();
    }

    private HttpResponse<String> answer(String confirmation, String body) throws Exception {
        return client.post(session + "/confirmations/" + confirmation, body);
    }
}
