package io.tightloop.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterCommandsTest {
    private static final String LETTER = "'id': 't.commands-1-7-planner', 'service': 'planner', 'topic': 't.commands',"
            + " 'partition': 1, 'offset': 7, 'origin': 'COMMAND', 'session': 's', 'cause': 'no schema',"
            + " 'at': '2026-11-21T10:00:00Z', 'bytes': 3, 'status': 'OPEN'";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void letters_are_listed_to_the_last_page() {
        server.answers(
                        "GET /v1/dead-letters?limit=200&session=s&status=OPEN",
                        "{'items': [{" + LETTER + "}], 'nextCursor': 'n1'}")
                .answers(
                        "GET /v1/dead-letters?limit=200&session=s&status=OPEN&cursor=n1",
                        "{'items': [{'id': 'b', 'status': 'REDRIVEN', 'outcome': 'done', 'at': 'now',"
                                + " 'origin': 'EVENT'}], 'nextCursor': null}");

        var result = server.run("dead-letters", "--session", "s", "--status", "OPEN");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("""
            t.commands-1-7-planner
                OPEN  2026-11-21T10:00:00Z  COMMAND  session s
                no schema
            b
                REDRIVEN  now  EVENT  session unknown
                done
            """);
    }

    @Test
    void none_is_said_to_be_none() {
        server.answers("GET /v1/dead-letters?limit=200", "{'items': [], 'nextCursor': null}");

        assertThat(server.run("dead-letters").output()).isEqualTo("no dead letters\n");
    }

    @Test
    void letter_is_shown_with_what_a_redrive_would_do() {
        server.answers(
                "GET /v1/dead-letters/a",
                "{" + LETTER + ", 'key': 's', 'headers': {'ce_type': 'SendSignal'}, 'payloadUrl': '/v1/x',"
                        + " 'type': 'SendSignal', 'decoded': {'signal': 'BREAK'}, 'redrive': 'It is written again.'}");

        var output = server.run("dead-letters", "show", "a").output();

        assertThat(output)
                .contains(
                        "  cause      no schema\n",
                        "  header     ce_type: SendSignal\n",
                        "  is now     SendSignal {\"signal\":\"BREAK\"}\n",
                        "  redrive    It is written again.\n");
    }

    @Test
    void one_is_redriven_in_somebodys_name() {
        server.answers("POST /v1/dead-letters/a/redrive", "{'result': 'REDRIVEN', 'detail': 'it was read'}");

        assertThat(server.run("dead-letters", "redrive", "a", "--by", "ann").output())
                .isEqualTo("REDRIVEN: it was read\n");
        assertThat(server.commands()).extracting(Object::toString).containsExactly("{\"by\":\"ann\"}");
    }

    @Test
    void all_are_redriven_and_those_that_could_not_be_are_named() {
        server.answers(
                "POST /v1/dead-letters/redrive",
                "{'redriven': 2, 'resolved': 1, 'pending': 0, 'errors': [{'id': 'b', 'detail': 'no schema'}],"
                        + " 'nextCursor': null}");

        var result = server.run("dead-letters", "redrive", "--all", "--service", "planner", "--by", "ann");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo("""
            b
                no schema
            2 redriven, 1 with nothing left to redrive, 0 not answered yet, 1 could not be redriven
            """);
        assertThat(server.commands())
                .extracting(Object::toString)
                .containsExactly("{\"by\":\"ann\",\"service\":\"planner\"}");
    }

    @Test
    void either_one_or_all_must_be_said() {
        assertThat(server.run("dead-letters", "redrive").exitCode()).isEqualTo(2);
    }

    @Test
    void one_is_resolved_for_a_reason() {
        server.answers("POST /v1/dead-letters/a/resolve", "{'status': 'RESOLVED', 'outcome': 'a test'}");

        assertThat(server.run("dead-letters", "resolve", "a", "--reason", "a test", "--by", "ann")
                        .output())
                .isEqualTo("RESOLVED: a test\n");
        assertThat(server.run("dead-letters", "resolve", "a").exitCode()).isEqualTo(2);
    }
}
