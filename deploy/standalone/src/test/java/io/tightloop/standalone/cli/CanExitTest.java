package io.tightloop.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanExitTest {
    private static final String PROVEN = "'criteria': [{'id': 'c1', 'text': 'it works', 'status': 'PROVEN'},"
            + " {'id': 'c2', 'text': 'it shines', 'status': 'WAIVED'}]";

    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'status': 'COMPLETED', 'phase': 'REVIEW'
        'status': 'EXHAUSTED', 'phase': 'REVIEW', 'tasks': [{'id': 't1', 'status': 'SKIPPED'}]
        """)
    void completed_or_proven_with_nothing_left_may_be_left(String fields) {
        var result = canExit(fields + ", " + PROVEN);
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'status': 'RUNNING', 'phase': 'REVIEW', 'iteration': 2               | it goes on: REVIEW, iteration 2
        'status': 'INTERRUPTED', 'phase': 'PLAN', 'iteration': 2             | iteration 2 is not planned
        'status': 'FAILED', 'phase': 'REVIEW', 'outcome': {'reason': 'oops'} | it failed: oops
        'status': 'INTERRUPTED', 'tasks': [{'id': 't1', 'title': 'x', 'status': 'PENDING'}] | task t1 is PENDING — x
        'status': 'INTERRUPTED', 'progress': {'pending': 3, 'running': 1}    | and 4 more tasks
        'status': 'INTERRUPTED', 'outcome': {'unproven': ['c1']} | unproven: c1 — it works (work came after its evidence)
        'status': 'AWAITING', 'confirmations': [{'confirmationId': 'done-1-1', 'question': 'Done?'}] | asked: ? done-1-1 — Done?
        """)
    void whatever_is_left_is_a_reason_to_stay(String fields, String reason) {
        var result = canExit(fields + ", " + PROVEN);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEqualTo(reason + System.lineSeparator());
    }

    @Test
    void session_without_criteria_is_left_by_a_persons_word_alone() {
        var result = canExit("'status': 'INTERRUPTED', 'phase': 'REVIEW', 'criteria': []");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("only a person's DONE");
    }

    @Test
    void session_that_is_not_named_is_wrong_usage() {
        assertThat(server.run("can-exit").exitCode()).isEqualTo(2);
    }

    private ScriptedServer.Result canExit(String fields) {
        return server.answers("GET /v1/sessions/s", "{'sessionId': 's', " + fields + "}")
                .run("can-exit", "s");
    }
}
