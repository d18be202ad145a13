package io.tightloop.standalone.system;

import static io.tightloop.standalone.system.Api.open;
import static io.tightloop.standalone.system.Api.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.Discovery;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.standalone.system.Api.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
final class QuestionsTest {
    private StandaloneProcess server;
    private TestAgent agent;
    private Api api;

    @BeforeEach
    void use(StandaloneProcess shared, TestAgent sharedAgent) {
        server = shared;
        agent = sharedAgent;
        api = shared.api();
    }

    @AfterEach
    void nothing_was_complained_about() {
        assertThat(server.errors()).isEmpty();
    }

    @Test
    void a_plan_that_was_refused_and_edited_runs_as_it_was_edited() {
        api.start(Questions.aboutThePlan("edited"));
        var asked = api.until("edited", session -> awaits(session, "plan-1-1"));
        assertThat(asked.path("awaiting").path("kind").asText()).isEqualTo("PLAN");
        assertThat(asked.path("awaiting").path("options").toString()).isEqualTo("[\"YES\",\"NO\",\"EDIT\"]");

        api.answer("edited", "plan-1-1", "{answer: 'NO'}").refused(422, "feedback");
        api.answer("edited", "plan-1-1", "{answer: 'NO', feedback: name it better, by: ada}")
                .accepted();
        api.untilAsked("edited", "plan-1-2");
        api.answer("edited", "plan-1-1", "{answer: 'YES', by: ada}").refused(409, "not open");
        api.answer("edited", "plan-1-2", edit("dependsOn: [ghost]")).refused(422, "ghost");
        api.answer("edited", "plan-1-2", edit("priority: P1")).accepted();
        api.untilAsked("edited", "plan-1-3");
        var end = api.end(
                api.answer("edited", "plan-1-3", "{answer: 'YES', by: ada}").accepted(), "COMPLETED");

        assertThat(end.path("tasks")).hasSize(1);
        assertThat(part(end, "tasks", "write").path("title").asText()).isEqualTo("write better");
        assertThat(server.workspace("edited").resolve("given.txt")).doesNotExist();
        assertThat(server.journal().events("edited", TaskPlanned.class)).hasSize(1);
    }

    private static String edit(String field) {
        return """
            answer: EDIT
            by: ada
            tasks:
              - {id: write, title: write better, queue: command, input: {command: touch edited.txt}, %s}
            """.formatted(field);
    }

    @Test
    void a_result_is_questioned_sent_back_and_then_taken() {
        agent.does(
                "questioned",
                (item, result) -> result.setOutput(
                        item.getQuestion().isEmpty()
                                ? "{\"heard\": \"" + item.getFeedback() + "\"}"
                                : "{\"answer\": \"because of " + item.getQuestion() + "\"}"));
        api.start(Questions.aboutAReport("questioned"));
        api.untilAsked("questioned", "task-report-1");

        api.answer("questioned", "task-report-1", "{answer: REVIEW, feedback: the moon, by: ada}")
                .accepted();
        await().atMost(Api.PATIENCE).until(() -> lastQuestion("questioned").getReply(), reply -> !reply.isEmpty());
        assertThat(lastQuestion("questioned").getReply()).contains("because of the moon");
        assertThat(lastQuestion("questioned").getConfirmationId()).isEqualTo("task-report-1");
        api.until("questioned", session -> awaits(session, "task-report-1"));
        api.answer("questioned", "task-report-1", "{answer: 'NO', feedback: shorter, by: ada}")
                .accepted();
        api.untilAsked("questioned", "task-report-2");
        assertThat(lastQuestion("questioned").getDetail()).contains("shorter");
        var end = api.end(
                api.answer("questioned", "task-report-2", "{answer: 'YES', by: ada}")
                        .accepted(),
                "COMPLETED");

        assertThat(part(end, "tasks", "report").path("attempt").asInt()).isGreaterThan(1);
    }

    private ConfirmationRequested lastQuestion(String sessionId) {
        return server.journal().events(sessionId, ConfirmationRequested.class).getLast();
    }

    @Test
    void three_tasks_wait_for_their_answers_at_once_and_take_them_in_any_order() {
        api.start(Questions.aboutThreeTasks("three"));
        var asked = api.until(
                "three",
                session -> open(session).size() == 3
                        && awaits(session, open(session).getFirst()));
        assertThat(open(asked)).containsExactlyInAnyOrder("task-t1-1", "task-t2-1", "task-t3-1");

        api.answer("three", "task-t3-1", "{answer: 'YES', by: ada}").accepted();
        api.answer("three", "task-t3-1", "{answer: 'YES', by: bob}").refused(409, "not open");
        api.answer("three", "task-t1-1", "{answer: EDIT, tasks: [{id: a, title: a}], by: ada}")
                .refused(422, "answer");
        api.answer("three", "task-t1-1", "{answer: 'YES', by: ada}").accepted();
        var end = api.end(
                api.answer("three", "task-t2-1", "{answer: 'YES', by: bob}").accepted(), "COMPLETED");

        assertThat(end.path("tasks"))
                .extracting(task -> task.path("status").asText())
                .containsOnly("SUCCEEDED");
    }

    @Test
    void a_person_proves_what_no_check_can() {
        api.start(Questions.aboutTheLook("judged"));
        api.untilAsked("judged", "criterion-look-1");

        api.answer("judged", "criterion-look-1", "{answer: 'YES'}").refused(422, "by: ");
        api.answer("judged", "criterion-look-1", "{answer: 'NO', feedback: too dark, by: ada}")
                .accepted();
        var again = api.untilAsked("judged", "criterion-look-2");
        assertThat(again.path("iteration").asInt()).isEqualTo(2);
        assertThat(server.workspace("judged").resolve("painted")).content().contains("too dark");
        var end = api.end(
                api.answer("judged", "criterion-look-2", "{answer: 'YES', feedback: bright, by: ada}")
                        .accepted(),
                "COMPLETED");

        var look = part(end, "criteria", "look");
        assertThat(look.path("status").asText()).isEqualTo("PROVEN");
        assertThat(look.path("failures").asInt()).isEqualTo(1);
        assertThat(look.path("evidence").path("kind").asText()).isEqualTo("manual");
        assertThat(look.path("evidence").path("summary").asText()).isEqualTo("bright");
        assertThat(look.path("evidence").path("by").asText()).isEqualTo("ada");
    }

    @Test
    void a_discovery_that_a_person_waves_aside_does_not_keep_the_session() {
        agent.does(
                "waved",
                (item, result) ->
                        result.setDiscovered(List.of(new Discovery("paint the shed", "it is green", "major"))));
        api.start(Questions.aboutDiscoveries("waved"));
        api.untilAsked("waved", "discoveries-1-1");
        assertThat(lastQuestion("waved").getDetail()).contains("major: paint the shed");

        var end = api.end(
                api.answer("waved", "discoveries-1-1", "{answer: 'NO', by: ada}")
                        .accepted(),
                "COMPLETED");

        assertThat(end.path("iteration").asInt()).isEqualTo(1);
    }

    @Test
    void a_pairing_goes_on_until_the_person_is_content() {
        api.start(Questions.pairing("paired"));

        answerNext("PLAN", "{answer: 'YES', by: ada}");
        answerNext("TASK", "{answer: 'YES', by: ada}");
        api.answer("paired", next("DONE"), "{answer: 'NO', by: ada}").refused(422, "feedback");
        answerNext("DONE", "{answer: 'NO', feedback: give it a title, by: ada}");
        answerNext("PLAN", "{answer: 'YES', by: ada}");
        answerNext("TASK", "{answer: 'YES', by: ada}");
        var end = api.end(answerNext("DONE", "{answer: 'YES', by: ada}"), "COMPLETED");

        assertThat(end.path("iteration").asInt()).isEqualTo(2);
        assertThat(end.path("outcome").path("reason").asText()).contains("ada");
    }

    private Reply answerNext(String kind, String answer) {
        var reply = api.answer("paired", next(kind), answer).accepted();
        api.after(reply);
        return reply;
    }

    private String next(String kind) {
        return api.until(
                        "paired",
                        session ->
                                session.path("awaiting").path("kind").asText().equals(kind))
                .path("awaiting")
                .path("confirmationId")
                .asText();
    }

    @Test
    void break_withdraws_a_question_and_continue_asks_it_anew() {
        api.start(Questions.aboutThePlan("withdrawn"));
        api.untilAsked("withdrawn", "plan-1-1");

        var broken =
                api.after(api.signal("withdrawn", "{signal: BREAK, by: ada}").accepted());
        assertThat(broken.path("status").asText()).isEqualTo("INTERRUPTED");
        assertThat(open(broken)).isEmpty();
        api.answer("withdrawn", "plan-1-1", "{answer: 'YES', by: ada}").refused(409, "");
        api.signal("withdrawn", "{signal: CONTINUE}").accepted();
        var asked = api.until(
                "withdrawn", session -> session.path("status").asText().equals("AWAITING"));

        assertThat(open(asked)).hasSize(1).doesNotContain("plan-1-1");
    }

    /** Nothing but open questions is left to move it, this one among them. */
    private static boolean awaits(JsonNode session, String confirmationId) {
        return session.path("status").asText().equals("AWAITING")
                && open(session).contains(confirmationId);
    }
}
