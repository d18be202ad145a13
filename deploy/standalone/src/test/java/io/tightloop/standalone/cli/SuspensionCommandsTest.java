package io.tightloop.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuspensionCommandsTest {
    private static final String ACCEPTED = "{'status': 'ACCEPTED', 'version': 'v1'}";
    private static final String MANUAL = "'type': 'MANUAL', 'since': '2026-01-01T00:00:00Z', 'attempts': 0,"
            + " 'timedOut': false, 'reason': 'look at it', 'by': 'ann'";

    @TempDir
    Path folder;

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        server.answers("POST /v1/sessions/s/suspension", ACCEPTED)
                .answers("POST /v1/sessions/s/resume", ACCEPTED)
                .answers("GET /v1/sessions/s?after=v1", session("SUSPENDED", MANUAL));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        --time 1h                          | {"type":"TIME","for":"1h","by":"ann"}
        --until 2030-01-31T08:00:00Z       | {"type":"TIME","until":"2030-01-31T08:00:00Z","by":"ann"}
        --manual                           | {"type":"MANUAL","by":"ann"}
        --poll --command true              | {"type":"POLL","check":{"type":"command","command":"true"},"by":"ann"}
        --poll --url http://localhost     | {"type":"POLL","check":{"type":"http","url":"http://localhost"},"by":"ann"}
        --file out.txt                     | {"type":"FILE","path":"out.txt","by":"ann"}
        --file out.txt --contains 1.0      | {"type":"FILE","path":"out.txt","contains":"1.0","by":"ann"}
        """)
    void every_sort_of_suspension_is_sent_as_it_is_meant(String options, String body) {
        var result = server.run(("suspend s " + options + " --by ann").split(" "));

        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(server.commands()).extracting(Object::toString).containsExactly(body);
        assertThat(result.output()).contains("s  SUSPENDED", "suspended since 2026-01-01T00:00:00Z (MANUAL) by ann");
    }

    @Test
    void reason_is_sent_with_it() {
        server.run("suspend", "s", "look at it", "--manual", "--by", "ann");

        assertThat(server.commands().getFirst().path("reason").asText()).isEqualTo("look at it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--time 1h --manual",
                "--poll",
                "--poll --command a --url b",
                "--command a",
                "--contains x",
                "--file a --time 1h"
            })
    void what_is_no_condition_is_wrong_usage(String options) {
        var result = server.run(("suspend s " + options).strip().split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(server.commands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--approve,APPROVE", "--reject,REJECT", "--force,FORCE"})
    void decision_is_sent_with_its_comment(String option, String word) {
        var result = server.run("resume", "s", option, "--comment", "fine", "--by", "ann");

        assertThat(result.exitCode()).as(result.errors()).isZero();
        assertThat(server.commands())
                .extracting(Object::toString)
                .containsExactly("{\"decision\":\"" + word + "\",\"by\":\"ann\",\"comment\":\"fine\"}");
    }

    @Test
    void resume_without_an_option_approves_and_two_decisions_are_wrong_usage() {
        server.run("resume", "s", "--by", "ann");
        assertThat(server.commands())
                .extracting(Object::toString)
                .containsExactly("{\"decision\":\"APPROVE\",\"by\":\"ann\"}");

        assertThat(server.run("resume", "s", "--approve", "--force").exitCode()).isEqualTo(2);
        assertThat(server.commands()).hasSize(1);
    }

    @Test
    void refused_decision_is_told_in_the_servers_words() {
        server.answers("POST /v1/sessions/s/resume", 409, "{'title': 'Conflict', 'detail': 'nothing is suspended'}");

        var result = server.run("resume", "s", "--approve");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).contains("nothing is suspended").doesNotContain("\tat ");
    }

    @Test
    void status_of_a_suspension_says_what_ends_it_and_decides_nothing() {
        server.answers("GET /v1/sessions/s", session("SUSPENDED", MANUAL));
        assertThat(server.run("resume", "s", "--status").output())
                .contains("(MANUAL) by ann: look at it", "ends: tightloop resume s --approve | --reject");

        server.answers(
                "GET /v1/sessions/s",
                session("SUSPENDED", "'type': 'TIME', 'since': 'x', 'until': '2030-01-01T00:00:00Z'"));
        assertThat(server.run("status", "s").output())
                .contains("ends: at 2030-01-01T00:00:00Z, or tightloop resume s --force");

        server.answers(
                "GET /v1/sessions/s",
                session("SUSPENDED", "'type': 'POLL', 'since': 'x', 'attempts': 4, 'seen': 'exit code 1'"));
        assertThat(server.run("status", "s").output()).contains("seen: exit code 1", "looked at 4 times");

        server.answers("GET /v1/sessions/s", "{'sessionId': 's', 'status': 'RUNNING'}");
        assertThat(server.run("resume", "s", "--status").output()).isEqualTo("it is not suspended\n");
        assertThat(server.commands()).isEmpty();
    }

    @Test
    void watching_stops_when_only_a_person_ends_the_suspension() throws IOException {
        var brief = Files.writeString(folder.resolve("brief.yaml"), "goal: ship it");
        server.answers("POST /v1/sessions", "{'sessionId': 's', 'version': 'v1'}");

        var result = server.run("start", "--watch", brief.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("SUSPENDED: nothing goes on until somebody decides")
                .contains("tightloop resume s --approve | --reject");
    }

    @Test
    void watching_goes_on_while_time_ends_the_suspension() throws IOException {
        var brief = Files.writeString(folder.resolve("brief.yaml"), "goal: ship it");
        server.answers("POST /v1/sessions", "{'sessionId': 's', 'version': 'v1'}")
                .answers(
                        "GET /v1/sessions/s?after=v1",
                        session("SUSPENDED", "'type': 'TIME', 'since': 'x', 'until': 'y', 'timedOut': false"))
                .answers("GET /v1/sessions/s", "{'sessionId': 's', 'status': 'COMPLETED'}");

        var result = server.run("start", "--watch", brief.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("suspended since x (TIME)", "COMPLETED");
    }

    @Test
    void suspended_session_may_not_be_left() {
        server.answers("GET /v1/sessions/s", session("SUSPENDED", MANUAL));

        assertThat(server.run("can-exit", "s").output())
                .contains("it is suspended since 2026-01-01T00:00:00Z (MANUAL)");
    }

    private static String session(String status, String suspension) {
        return "{'sessionId': 's', 'status': '" + status + "', 'phase': 'EXECUTE', 'iteration': 1, 'goal': 'ship it',"
                + " 'suspension': {" + suspension + "}}";
    }
}
