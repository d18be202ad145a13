package io.tightloop.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedServer.class)
final class CommandLineTest {
    @TempDir
    Path folder;

    private StandaloneProcess server;

    private record Result(int exitCode, String output, String errors) {}

    @BeforeEach
    void use(StandaloneProcess shared) {
        server = shared;
    }

    @Test
    void a_session_is_started_watched_broken_off_and_continued() throws Exception {
        var started = tightloop("start", brief(Briefs.longAtFirst("typed")));
        assertThat(started).isEqualTo(new Result(0, "typed\n", ""));
        server.api().untilTask("typed", "long", "RUNNING");

        var broken = tightloop("break", "typed", "--reason", "tea time");
        assertThat(broken.exitCode()).isZero();
        assertThat(broken.output()).contains("typed  INTERRUPTED", "because: tea time", "long — take long at first");
        assertThat(broken.errors()).isEmpty();

        var continued = tightloop("continue", "typed", "--max-retries", "7", "--max-iterations", "30");
        assertThat(continued.exitCode()).as(continued.toString()).isZero();
        server.api().until("typed", session -> session.path("status").asText().equals("COMPLETED"));

        var status = tightloop("status", "typed");
        assertThat(status.exitCode()).isZero();
        assertThat(status.output()).contains("typed  COMPLETED", "✓ SUCCEEDED long", "✓ PROVEN    ended");
        var list = tightloop("status");
        assertThat(list.exitCode()).isZero();
        assertThat(list.output()).containsPattern("(?m)^typed +COMPLETED +REVIEW +1  the long task ends$");
    }

    @Test
    void a_watched_session_shows_its_evidence_and_its_end_is_the_exit_code() throws Exception {
        var watched = tightloop("start", "--watch", brief(Briefs.quick("watched")));
        var exhausted = tightloop("start", "--watch", brief(Briefs.unfixed("watched-too", 1, 1)));

        assertThat(watched.exitCode()).isZero();
        assertThat(watched.output()).contains("COMPLETED after 1 iteration(s)").containsPattern("sha256 [0-9a-f]{64}");
        assertThat(exhausted.exitCode()).isEqualTo(1);
        assertThat(exhausted.output()).contains("EXHAUSTED after 1 iteration(s)");
    }

    @Test
    void a_question_is_shown_with_the_command_that_answers_it() throws Exception {
        var id = tightloop("start", brief(Questions.aboutThePlan("typed-plan")));
        assertThat(id.output()).isEqualTo("typed-plan\n");
        server.api().untilAsked("typed-plan", "plan-1-1");

        assertThat(tightloop("status", "typed-plan").output())
                .contains("tightloop confirm typed-plan plan-1-1 --yes | --no TEXT | --edit FILE");
        var early = tightloop("can-exit", "typed-plan");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.output()).contains("unproven: there", "asked: ? plan-1-1");
        var tasks = brief("tasks: [{id: write, title: write, queue: command, input: {command: touch edited.txt}}]");
        succeeds(tightloop("confirm", "typed-plan", "--edit", tasks, "--by", "ada"));
        server.api().untilAsked("typed-plan", "plan-1-2");
        succeeds(tightloop("confirm", "typed-plan", "plan-1-2", "--yes", "--by", "ada"));
        server.api()
                .until("typed-plan", session -> session.path("status").asText().equals("COMPLETED"));

        assertThat(tightloop("can-exit", "typed-plan")).isEqualTo(new Result(0, "", ""));
        fails(tightloop("confirm", "typed-plan", "--yes"), "nothing is asked");
        assertThat(tightloop("observations", "typed-plan").output()).contains("plan-1-1", "plan-1-2", "(ada)");
    }

    @Test
    void a_criterion_is_waived_before_the_session_is_done() throws Exception {
        server.api().start(Briefs.forNobody("typed-waiver"));

        var refused = tightloop("done", "typed-waiver");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).startsWith("tightloop: ").contains("done");
        succeeds(tightloop(
                "waive", "typed-waiver", "done", "--reason", "why not", "--by", "ada", "--approved-by", "bob"));
        var done = tightloop("done", "typed-waiver", "--by", "ada");

        succeeds(done);
        assertThat(done.output())
                .contains("typed-waiver  COMPLETED", "✓ WAIVED    done", "waived by ada, approved by bob: why not");
    }

    private static void succeeds(Result result) {
        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    @Test
    void one_raised_limit_is_enough() throws Exception {
        server.api().end(server.api().start(Briefs.unfixed("raised", 1, 20)));
        Files.createFile(server.workspace("raised").resolve("fixed"));

        var continued = tightloop("continue", "raised", "--max-retries", "3");

        assertThat(continued.exitCode()).as(continued.toString()).isZero();
    }

    @Test
    void what_goes_wrong_is_said_in_one_line() throws Exception {
        var broken = Files.writeString(folder.resolve("broken.yaml"), "goal: [1, 2\nmode: {");

        fails(tightloop("start", folder.resolve("missing.yaml").toString()), "missing.yaml");
        fails(tightloop("start", broken.toString()), "broken.yaml");
        fails(tightloop("start", brief("just words")), "brief");
        fails(tightloop("status", "nobody"), "nobody");
        fails(run("status", "--server", "http://127.0.0.1:" + StandaloneProcess.freePort()), "tightloop up");
    }

    private static void fails(Result result, String about) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("tightloop: ").contains(about).hasLineCount(1);
    }

    @Test
    void a_refused_brief_names_its_fields() throws Exception {
        var refused = tightloop("start", brief(Briefs.withTasks("[{id: a, title: a, quue: command}]")));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors())
                .startsWith("tightloop: ")
                .contains("tasks[0].quue")
                .doesNotContain("\tat ");
    }

    private String brief(String yaml) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "brief-", ".yaml"), yaml)
                .toString();
    }

    private Result tightloop(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--server", server.uri().toString()));
        return run(all.toArray(String[]::new));
    }

    private Result run(String... arguments) throws Exception {
        try (var process = JavaProcess.commandLine(folder, List.of(arguments))) {
            int exitCode = process.awaitExit(Duration.ofSeconds(30));
            return new Result(exitCode, process.output(), process.errors());
        }
    }
}
