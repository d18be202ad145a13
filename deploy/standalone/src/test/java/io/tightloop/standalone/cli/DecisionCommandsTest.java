package io.tightloop.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionCommandsTest {
    private static final String QUESTION = "{'confirmationId': '%s', 'question': 'Is it done?', 'detail': 'two lines',"
            + " 'options': ['YES', 'NO', 'EDIT']}";
    private static final String ACCEPTED = "{'status': 'ACCEPTED', 'version': 'v1'}";

    @TempDir
    Path folder;

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer().answers("GET /v1/sessions/s?after=v1", session("RUNNING", ""));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void only_open_question_needs_no_name() {
        server.answers("GET /v1/sessions/s", session("AWAITING", QUESTION.formatted("task-t1-1")))
                .answers("POST /v1/sessions/s/confirmations/task-t1-1", ACCEPTED);

        var result = server.run("confirm", "s", "--no", "too short", "--by", "ann");

        assertThat(result.exitCode()).as(result.errors()).isZero();
        var sent = server.commands().getFirst();
        assertThat(sent.path("answer").asText()).isEqualTo("NO");
        assertThat(sent.path("feedback").asText()).isEqualTo("too short");
        assertThat(sent.path("by").asText()).isEqualTo("ann");
    }

    @Test
    void busy_server_is_asked_again_which_is_said() {
        server.isBusyFor(2)
                .answers("GET /v1/sessions/s", session("AWAITING", QUESTION.formatted("task-t1-1")))
                .answers("POST /v1/sessions/s/confirmations/task-t1-1", ACCEPTED);

        var result = server.run("confirm", "s", "--yes");

        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(result.errors().lines())
                .filteredOn(line -> line.contains("is busy, trying again in 0 s"))
                .hasSize(2);
    }

    @Test
    void server_that_stays_busy_is_given_up() {
        server.isBusyFor(5);

        var result = server.run("break", "s");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).contains("Too Many Requests");
    }

    @Test
    void several_open_questions_are_listed_and_none_is_answered() {
        var two = QUESTION.formatted("task-t1-1") + "," + QUESTION.formatted("task-t2-1");
        server.answers("GET /v1/sessions/s", session("AWAITING", two));

        var result = server.run("confirm", "s", "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).contains("task-t1-1 — Is it done?", "task-t2-1");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void tasks_of_an_edit_come_from_a_file_in_the_users_name() throws IOException {
        server.answers("POST /v1/sessions/s/confirmations/plan-1-1", ACCEPTED)
                .answers("POST /v1/sessions/s/tasks", ACCEPTED);
        var list = Files.writeString(folder.resolve("list.yaml"), "- {id: a, title: x}");
        var object = Files.writeString(folder.resolve("object.yaml"), "tasks: [{id: b, title: y}]");

        assertThat(server.run("confirm", "s", "plan-1-1", "--edit", list.toString())
                        .exitCode())
                .isZero();
        assertThat(server.run("edit", "s", object.toString()).exitCode()).isZero();

        assertThat(server.commands().getFirst().path("answer").asText()).isEqualTo("EDIT");
        assertThat(server.commands().getFirst().at("/tasks/0/id").asText()).isEqualTo("a");
        assertThat(server.commands().getLast().at("/tasks/0/id").asText()).isEqualTo("b");
        assertThat(server.commands().getLast().path("by").asText()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void one_answer_is_given_at_a_time() {
        assertThat(server.run("confirm", "s", "plan-1-1").exitCode()).isEqualTo(2);
        assertThat(server.run("confirm", "s", "plan-1-1", "--yes", "--no", "x").exitCode())
                .isEqualTo(2);
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void refused_answer_is_told_in_the_servers_words() {
        server.answers(
                "POST /v1/sessions/s/confirmations/plan-1-1",
                409,
                "{'title': 'Conflict', 'detail': 'plan-1-1 is not open: it was answered or withdrawn'}");

        var result = server.run("confirm", "s", "plan-1-1", "--yes");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).contains("plan-1-1 is not open").doesNotContain("\tat ");
    }

    @Test
    void one_wrong_field_is_told_once_and_several_one_a_line() {
        var post = "POST /v1/sessions/s/confirmations/plan-1-1";
        var field = "{'field': 'by', 'message': 'is required'}";
        server.answers(post, 422, "{'title': 'Wrong', 'detail': 'by: is required', 'errors': [" + field + "]}");
        assertThat(server.run("confirm", "s", "plan-1-1", "--yes").errors()).containsOnlyOnce("by: is required");

        server.answers(post, 422, "{'title': 'Wrong', 'detail': '2 fields', 'errors': [" + field + "," + field + "]}");
        assertThat(server.run("confirm", "s", "plan-1-1", "--yes").errors())
                .contains("Wrong: 2 fields\n  by: is required\n  by: is required");
    }

    @Test
    void done_waive_and_continue_say_what_and_who() {
        server.answers("POST /v1/sessions/s/signals", ACCEPTED).answers("POST /v1/sessions/s/waivers", ACCEPTED);

        server.run("done", "s", "--reason", "enough", "--by", "ann");
        server.run("waive", "s", "c1", "--reason", "no time", "--by", "ann", "--approved-by", "bob");
        server.run("continue", "s", "--max-duration", "2h", "--token-budget", "5000000000", "--by", "ann");

        assertThat(server.commands())
                .extracting(Object::toString)
                .containsExactly(
                        "{\"signal\":\"DONE\",\"reason\":\"enough\",\"by\":\"ann\"}",
                        "{\"criterion\":\"c1\",\"reason\":\"no time\",\"by\":\"ann\",\"approvedBy\":\"bob\"}",
                        "{\"signal\":\"CONTINUE\",\"by\":\"ann\","
                                + "\"policy\":{\"maxDuration\":\"2h\",\"tokenBudget\":5000000000}}");
    }

    @Test
    void status_shows_open_questions_with_the_command_that_answers_them() {
        server.answers("GET /v1/sessions/s", session("AWAITING", QUESTION.formatted("task-t1-1")));

        assertThat(server.run("status", "s").output())
                .contains("s  AWAITING  EXECUTE, iteration 1")
                .contains("✓ WAIVED    c1 — it works: waived by ann, approved by bob: no time")
                .contains("? task-t1-1 — Is it done?")
                .contains("      | two lines")
                .contains("answer: tightloop confirm s task-t1-1 --yes | --no TEXT | --edit FILE");
    }

    @Test
    void watching_stops_when_only_people_can_move_the_session() throws IOException {
        var brief = Files.writeString(folder.resolve("brief.yaml"), "goal: ship it");
        server.answers("POST /v1/sessions", "{'sessionId': 's', 'version': 'v1'}")
                .answers("GET /v1/sessions/s?after=v1", session("AWAITING", QUESTION.formatted("task-t1-1")));

        var result = server.run("start", "--watch", brief.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("AWAITING: nothing goes on until somebody answers")
                .contains("tightloop confirm s task-t1-1 --yes");
    }

    @Test
    void observations_are_read_to_the_last_page() {
        server.answers(
                        "GET /v1/sessions/s/observations?limit=200",
                        "{'items': [{'at': '2026-01-01T00:00:00Z', 'iteration': 1, 'kind': 'ANSWER',"
                                + " 'subject': 'plan-1-1', 'summary': 'YES', 'by': 'ann'}], 'nextCursor': 'n1'}")
                .answers(
                        "GET /v1/sessions/s/observations?limit=200&cursor=n1",
                        "{'items': [{'at': '2026-01-01T00:00:01Z', 'kind': 'DECISION', 'summary': 'redriven'}],"
                                + " 'nextCursor': null}");

        assertThat(server.run("observations", "s").output())
                .contains("1  ANSWER     plan-1-1 — YES (ann)", "-  DECISION   redriven");
    }

    private static String session(String status, String questions) {
        return "{'sessionId': 's', 'status': '" + status + "', 'phase': 'EXECUTE', 'iteration': 1, 'goal': 'ship it',"
                + " 'tasks': [], 'criteria': [{'id': 'c1', 'text': 'it works', 'status': 'WAIVED', 'failures': 0,"
                + " 'waiver': {'by': 'ann', 'approvedBy': 'bob', 'reason': 'no time'}}],"
                + " 'confirmations': [" + questions + "]}";
    }
}
