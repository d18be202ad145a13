package io.tightloop.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightCommandsTest {
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
    void why_says_what_is_waited_for_and_what_moves_it() {
        server.answers(
                "GET /v1/sessions/s/why",
                "{'sessionId': 's', 'status': 'RUNNING', 'phase': 'EXECUTE', 'iteration': 2, 'waitingFor': ["
                        + "{'what': 'WORKER', 'detail': 'task t1 waits', 'moves': [{'what': 'a worker',"
                        + " 'request': 'POST /v1/work/agents/claim'}]},"
                        + "{'what': 'RETRY', 'detail': 'task t2 failed', 'moves': [{'what': 'time'}]}]}");

        var result = server.run("why", "s");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("""
            s  RUNNING  EXECUTE, iteration 2
            WORKER     task t1 waits
                  moved by: a worker — POST /v1/work/agents/claim
            RETRY      task t2 failed
                  moved by: time
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "localhost:8080", "ftp://there", "http://", "http://a b"})
    void what_is_no_address_of_a_server_is_refused_with_an_example(String address) {
        assertThatThrownBy(() -> new ServerOption.Address().convert(address))
                .hasMessage("'" + address + "' is not a server's address, like http://127.0.0.1:8080");
        assertThat(Tightloop.run("status", "--server", address)).isEqualTo(2);
    }

    @Test
    void message_is_sent_in_somebodys_name() {
        server.answers("POST /v1/sessions/s/messages", "{'status': 'ACCEPTED', 'version': 'v1'}");

        assertThat(server.run("message", "s", "use the other branch", "--by", "ann")
                        .output())
                .isEqualTo("sent\n");
        assertThat(server.commands())
                .extracting(Object::toString)
                .containsExactly("{\"text\":\"use the other branch\",\"by\":\"ann\"}");
    }

    @Test
    void message_that_is_not_answered_yet_says_so() {
        server.answers("POST /v1/sessions/s/messages", 202, "{'status': 'PENDING', 'commandId': 'm-1'}");

        assertThat(server.run("message", "s", "hello").output()).contains("not answered yet: command m-1");
    }

    @Test
    void queues_are_shown_with_their_workers_to_the_last_page() {
        server.answers(
                        "GET /v1/queues",
                        "{'items': [{'queue': 'agents', 'depth': 10000, 'depthAtLeast': true, 'oldestAge': 'PT5M',"
                                + " 'workers': [{'worker': 'ada', 'lastSeen': 'now', 'running': 2,"
                                + " 'capabilities': ['java', 'gpu']}]}], 'nextCursor': 'n1'}")
                .answers(
                        "GET /v1/queues?cursor=n1",
                        "{'items': [{'queue': 'file', 'depth': 0, 'oldestAge': null, 'workers': []}],"
                                + " 'nextCursor': null}");

        var output = server.run("queues").output();

        assertThat(output).containsPattern("(?m)^agents +10000\\+ +PT5M +1$");
        assertThat(output).contains("    ada: seen now, works at 2, can java, gpu");
        assertThat(output).containsPattern("(?m)^file +0 +- +0$");
    }

    @Test
    void tree_is_shown_with_the_tasks_that_wait() {
        server.answers(
                "GET /v1/sessions/s/tree",
                "{'sessionId': 's', 'name': 'n', 'status': 'RUNNING', 'parent': {'sessionId': 'p', 'taskId': 't9'},"
                        + " 'children': [{'sessionId': 'k', 'status': 'COMPLETED', 'task': 't1', 'children':"
                        + " [{'sessionId': 'g', 'status': 'RUNNING', 'children': []}]}], 'truncated': true}");

        assertThat(server.run("tree", "s").output()).isEqualTo("""
            below p  for task t9
            s  RUNNING  n
              k  COMPLETED  for task t1
                g  RUNNING
            … and more
            """);
    }

    @Test
    void statistics_are_shown_for_each_window_and_each_name() {
        var total = "{'sessions': 3, 'ended': {'COMPLETED': 2, 'FAILED': 0}, 'duration': {'averageMs': 61500,"
                + " 'p50Ms': 60000, 'p95Ms': 90000}, 'open': 1, 'successRate': 0.6667, 'iterations': 4,"
                + " 'averageIterations': 1.33, 'retries': 2, 'averageRetries': 0.67, 'averageTasks': 3.0, 'waivers': 1,"
                + " 'tasks': {'SUCCEEDED': 9},"
                + " 'tokens': {'inputTokens': 7, 'outputTokens': 8, 'savedTokens': 9}}";
        var window = "{'total': " + total + ", 'byStatus': {'COMPLETED': 2, 'RUNNING': 1}, 'byPhase': {'REVIEW': 3},"
                + " 'names': [{'name': 'nightly', 'total': " + total + "}]}";
        server.answers(
                "GET /v1/stats?name=nightly",
                "{'last24h': " + window + ", 'last30d': " + window + ", 'all': " + window + ", 'work': null}");

        var output = server.run("stats", "--name", "nightly").output();

        assertThat(output).contains("last 24 hours\n", "last 30 days\n", "ever\n", "COMPLETED 2, RUNNING 1");
        assertThat(output).contains("1m1.5s on average, half up to 1m, 95 of 100 up to 1m30s");
        assertThat(output).contains("7 in, 8 out, 9 saved").containsPattern("nightly +3 .*COMPLETED 2");
        assertThat(output)
                .containsPattern("succeeded +66\\.7 %")
                .contains("4, 1.33 a session", "SUCCEEDED 9, 3.0 a session");
        assertThat(output).doesNotContain("FAILED", "attempts by queue");
    }

    @Test
    void work_is_shown_by_phase_queue_worker_and_cause() {
        var times = "'duration': {'averageMs': 1500, 'p50Ms': 1000, 'p95Ms': 2000}";
        server.answers(
                "GET /v1/stats",
                "{'last24h': {}, 'last30d': {}, 'all': {}, 'work': {'phases': [{'phase': 'PLAN', 'stays': 3, " + times
                        + "}], 'attempts': [{'queue': 'agents', 'worker': 'ada', 'attempts': 5, " + times
                        + "}], 'queueWaits': [{'queue': 'agents', 'claims': 4, " + times
                        + "}], 'failures': [{'queue': '', 'code': 'timeout', 'failures': 2, 'message': 'slow'}]}}");

        var output = server.run("stats").output();

        assertThat(output).containsPattern("PLAN +3  1.5s on average").containsPattern("agents  ada +5  1.5s");
        assertThat(output).containsPattern("waits by queue, last 7 days\n  agents +4  1.5s");
        assertThat(output).contains("2  (no queue)  timeout  slow");
    }

    @Test
    void unknown_session_is_told_in_the_servers_words() {
        server.answers("GET /v1/sessions/s/why", 404, "{'title': 'Not Found', 'detail': 'There is no session s'}");

        var result = server.run("why", "s");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.errors()).isEqualTo("tightloop: Not Found: There is no session s\n");
    }
}
