package io.tightloop.executor.worker;

import static io.tightloop.executor.worker.WorkItems.check;
import static io.tightloop.executor.worker.WorkItems.checkWithin;
import static io.tightloop.executor.worker.WorkItems.task;
import static io.tightloop.executor.worker.WorkItems.taskWith;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWorkerTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    /** The last four are the shell's own. */
    private static final Set<String> NAMES = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "TMPDIR",
            "TIGHTLOOP_SESSION",
            "TIGHTLOOP_TASK",
            "TIGHTLOOP_ATTEMPT",
            "TIGHTLOOP_ITERATION",
            "TIGHTLOOP_FEEDBACK",
            "PWD",
            "OLDPWD",
            "_",
            "SHLVL");

    @TempDir
    Path root;

    private Path workspace;
    private CommandWorker worker;

    @BeforeEach
    void worker() throws IOException {
        workspace = root.toRealPath().resolve("sessions").resolve(WorkItems.SESSION);
        worker = new CommandWorker("host-1", new Workspaces(root), new InMemoryPayloads(), NOON);
    }

    @Test
    void a_command_that_exits_with_0_is_done_with_its_output() throws Exception {
        var output = done(task("echo out; echo err >&2; pwd").item());
        assertThat(output.get("exitCode").intValue()).isZero();
        assertThat(output.get("output").textValue()).isEqualTo("out\nerr\n" + workspace + "\n");
        assertThat(output.get("sha256").textValue()).isEqualTo(sha256("out\nerr\n" + workspace + "\n"));
        assertThat(output.get("durationMs").longValue()).isBetween(0L, 20_000L);
    }

    @Test
    void another_exit_code_fails_the_task_with_the_end_of_its_output() throws Exception {
        var failed = failed(task("seq 1 10000; echo the end; exit 3").item());
        assertThat(failed.code()).isEqualTo("exit_code");
        assertThat(failed.message())
                .startsWith("exit code 3: [48902 bytes are in /v1/sessions/s1/payloads/")
                .endsWith("10000\nthe end\n");
        assertThat(failed.message().getBytes(UTF_8)).hasSizeBetween(4096, 4096 + 200);
        assertThat(failed.retryable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"exit 0, PASSED, exit code 0: ", "echo no; exit 7, FAILED, exit code 7: no\n"})
    void a_check_passes_by_exit_code_0_alone(String command, Verdict verdict, String summary) throws Exception {
        var done = (Result.Done) worker.run(check(command).item(), (percent, message) -> {});
        assertThat(done.verdict()).isEqualTo(verdict);
        assertThat(done.evidence().getKind()).isEqualTo("command");
        assertThat(done.evidence().getSummary().strip()).isEqualTo(summary.strip());
        assertThat(done.evidence().getBy()).isEqualTo("host-1");
        assertThat(done.evidence().getAt()).isEqualTo(NOON.millis());
    }

    @Test
    void evidence_carries_the_hash_of_the_whole_output() throws Exception {
        var done = (Result.Done) worker.run(check("echo proof").item(), (percent, message) -> {});
        assertThat(done.evidence().getHash()).isEqualTo(sha256("proof\n"));
    }

    @Test
    void a_timeout_ends_the_command_and_its_grandchildren_within_3_seconds() throws Exception {
        var item =
                task("trap '' TERM; (trap '' TERM; echo $$ > /dev/null; exec sleep 60) & echo $! > child; wait; sleep"
                                + " 60")
                        .timeoutMs(300)
                        .item();
        long start = System.nanoTime();
        var failed = failed(item);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(failed.code()).isEqualTo("timeout");
        assertThat(failed.retryable()).isTrue();
        assertGone("child");
    }

    @Test
    void a_check_without_an_end_is_inconclusive() throws Exception {
        var item = checkWithin(200, "echo so far; sleep 60").item();
        var done = (Result.Done) worker.run(item, (percent, message) -> {});
        assertThat(done.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(done.evidence().getSummary()).startsWith("no end after ").contains("so far\n");
    }

    @Test
    void an_interrupt_ends_everything_at_once() throws Exception {
        var caught = new AtomicReference<Throwable>();
        var item = task("sleep 60 & echo $! > child; wait").item();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                worker.run(item, (percent, message) -> {});
            } catch (InterruptedException e) {
                caught.set(e);
            }
        });
        await().until(() ->
                Files.exists(workspace.resolve("child")) && !read("child").isBlank());
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(3))).isTrue();
        assertThat(caught.get()).isInstanceOf(InterruptedException.class);
        assertGone("child");
    }

    @Test
    void what_is_left_in_the_background_ends_with_the_command() throws Exception {
        var output = done(task("sleep 60 & echo $! > child; echo over").item());
        assertThat(output.get("output").textValue()).isEqualTo("over\n");
        assertThat(output.get("durationMs").longValue()).isLessThan(3_000);
        assertGone("child");
    }

    @Test
    void a_process_that_left_the_group_and_keeps_the_pipe_open_does_not_hang_the_worker() throws Exception {
        var output = done(
                task("setsid sh -c 'echo $$ > child; exec sleep 60' & while ! test -s child; do :; done; echo over")
                        .item());
        try {
            assertThat(output.get("output").textValue()).isEqualTo("over\n");
            assertThat(output.get("durationMs").longValue()).isLessThan(5_000);
        } finally {
            ProcessHandle.of(Long.parseLong(read("child").strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void long_output_keeps_its_ends_and_the_hash_of_all() throws Exception {
        var output = done(task("seq 1 100000").item());
        var all = new StringBuilder();
        for (int i = 1; i <= 100_000; i++) {
            all.append(i).append('\n');
        }
        int left = all.length() - CapturedOutput.HEAD_BYTES - CapturedOutput.TAIL_BYTES;
        assertThat(output.get("sha256").textValue()).isEqualTo(sha256(all.toString()));
        assertThat(output.get("output").textValue())
                .isEqualTo(all.substring(0, CapturedOutput.HEAD_BYTES)
                        + "\n[" + left + " bytes left out]\n"
                        + all.substring(all.length() - CapturedOutput.TAIL_BYTES));
    }

    @Test
    void the_environment_holds_what_the_item_is_about_and_nothing_of_this_process() throws Exception {
        var lines = done(task("env").item()).get("output").textValue().lines().toList();
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf('='))))
                .isSubsetOf(NAMES)
                .contains("PATH", "LANG", "TMPDIR", "TIGHTLOOP_FEEDBACK");
        assertThat(lines)
                .contains(
                        "HOME=" + workspace,
                        "TIGHTLOOP_SESSION=s1",
                        "TIGHTLOOP_TASK=t1",
                        "TIGHTLOOP_ATTEMPT=2",
                        "TIGHTLOOP_ITERATION=3");
    }

    @Test
    void a_check_is_told_its_criterion() throws Exception {
        var done = (Result.Done)
                worker.run(check("test \"$TIGHTLOOP_CRITERION\" = c1").item(), (percent, message) -> {});
        assertThat(done.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void variables_of_the_input_are_set_but_cannot_replace_tightloops() throws Exception {
        var env = WorkItems.json().put("MINE", "1").put("TIGHTLOOP_TASK", "other");
        var input =
                WorkItems.json().put("command", "echo $MINE $TIGHTLOOP_TASK").set("env", env);
        var output = done(taskWith("command", input.toString()).item());
        assertThat(output.get("output").textValue()).isEqualTo("1 t1\n");
    }

    @Test
    void feedback_reaches_the_command_up_to_32_kib() throws Exception {
        var output = done(task("printf %s \"$TIGHTLOOP_FEEDBACK\"")
                .feedback("say \"please\" 'now'")
                .item());
        assertThat(output.get("output").textValue()).isEqualTo("say \"please\" 'now'");
        var bounded = done(task("printf %s \"$TIGHTLOOP_FEEDBACK\" | wc -c")
                .feedback("é".repeat(100_000))
                .item());
        assertThat(bounded.get("output").textValue().strip()).isEqualTo("32768");
    }

    @Test
    void a_command_reads_nothing_from_stdin() throws Exception {
        assertThat(done(task("wc -c").item()).get("output").textValue().strip()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                | command: is missing",
                "{\"command\": 3}                  | command: must be a string",
                "{\"command\": \" \"}              | command: is missing",
                "{\"comand\": \"a\"}                 | comand: unknown field; did you mean 'command'?",
                "{\"command\": \"a\", \"timeout\": \"5s\"} | timeout: unknown field",
                "[]                                | input: must be a JSON object",
                "{                                 | input: is not JSON",
                "{\"command\": \"a\", \"env\": 1}  | env: must be an object of strings",
                "{\"command\": \"a\", \"env\": {\"A\": 1}}   | env.A: must be a string",
                "{\"command\": \"a\", \"env\": {\"A=B\": \"1\"}} | env: \"A=B\" cannot name a variable",
            })
    void bad_input_is_refused_naming_the_field(String input, String problem) throws Exception {
        var failed = failed(taskWith("command", input).item());
        assertThat(failed.code()).isEqualTo("invalid_input");
        assertThat(failed.message()).startsWith(problem);
        assertThat(failed.retryable()).isFalse();
    }

    @Test
    void a_kind_that_it_does_not_do_is_refused() throws Exception {
        assertThat(failed(task("true").kind(WorkKind.PLAN).item()).message()).startsWith("kind: ");
    }

    @Test
    void a_check_of_another_type_is_refused() throws Exception {
        assertThat(failed(WorkItems.fileCheck("a", null).item()).message()).startsWith("check.type: must be COMMAND");
    }

    @Test
    void a_missing_shell_is_a_clear_failure() throws Exception {
        var shell = new Shell(root.resolve("no-shell"));
        var without = new CommandWorker("host-1", new Workspaces(root), new InMemoryPayloads(), NOON, shell);
        var failed = (Result.Failed) without.run(task("true").item(), (percent, message) -> {});
        assertThat(failed.code()).isEqualTo("start_failed");
        assertThat(failed.message()).contains("there is no " + root.resolve("no-shell"));
    }

    private JsonNode done(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Done.class);
        return new ObjectMapper().readTree(((Result.Done) result).output());
    }

    private Result.Failed failed(WorkItem item) throws Exception {
        var result = worker.run(item, (percent, message) -> {});
        assertThat(result).isInstanceOf(Result.Failed.class);
        return (Result.Failed) result;
    }

    private String read(String file) throws IOException {
        return Files.readString(workspace.resolve(file));
    }

    /** A killed process may stay as a zombie until its new parent reaps it. */
    private void assertGone(String file) throws IOException {
        var stat = Path.of("/proc", read(file).strip(), "stat");
        await().until(() -> !Files.exists(stat) || Files.readString(stat).contains(") Z "));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
