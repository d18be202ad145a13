package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Runs shell commands in the session's workspace: for a task, exit code 0 is success; for a check, it is the proof. A
 * check that does not end in time is inconclusive.
 */
public final class CommandWorker implements Worker {

    private static final List<String> FIELDS = List.of("command", "env");
    private static final int TAIL_BYTES = 4 * 1024;

    private final String name;
    private final Workspaces workspaces;
    private final Clock clock;
    private final Shell shell;

    /** Worker of this name, which its evidence carries. */
    public CommandWorker(String name, Workspaces workspaces, Clock clock) {
        this(name, workspaces, clock, new Shell(Path.of("/bin/sh")));
    }

    CommandWorker(String name, Workspaces workspaces, Clock clock, Shell shell) {
        this.name = name;
        this.workspaces = workspaces;
        this.clock = clock;
        this.shell = shell;
    }

    @Override
    public String queue() {
        return "command";
    }

    @Override
    public Result run(WorkItem item, Progress progress) throws InterruptedException {
        try {
            return switch (item.getKind()) {
                case EXECUTE -> execute(item);
                case VERIFY, POLL -> verify(item);
                case PLAN, UNKNOWN -> throw Refused.invalidInput("kind", "this worker does no " + item.getKind());
            };
        } catch (Refused e) {
            return e.result();
        } catch (IOException e) {
            return new Result.Failed(
                    "start_failed", Text.first("the command cannot be started: " + e.getMessage(), TAIL_BYTES), true);
        }
    }

    private Result execute(WorkItem item) throws Refused, IOException, InterruptedException {
        var input = Input.of(item, FIELDS);
        var command = Input.program("command", input.string("command"));
        var outcome = shell.run(command(item, command, input.variables("env"), item.getTimeoutMs(), "timeoutMs"));
        if (outcome.timedOut()) {
            return new Result.Failed("timeout", timeout(outcome), true);
        }
        return outcome.exitCode() == 0
                ? Result.Done.with(output(outcome))
                : new Result.Failed("exit_code", exit(outcome), true);
    }

    private Result verify(WorkItem item) throws Refused, IOException, InterruptedException {
        var check = Input.check(item, CheckType.COMMAND);
        var command = Input.program("check.command", check.getCommand());
        long timeoutMs = check.getTimeoutMs() == null ? item.getTimeoutMs() : check.getTimeoutMs();
        var outcome = shell.run(command(item, command, Map.of(), timeoutMs, "check.timeoutMs"));
        return Result.Done.verified(verdict(outcome), evidence(outcome));
    }

    private Shell.Command command(
            WorkItem item, String text, Map<String, String> variables, long timeoutMs, String timeoutField)
            throws Refused {
        if (timeoutMs < 1) {
            throw Refused.invalidInput(timeoutField, "must be at least 1 but is " + timeoutMs);
        }
        var workspace = workspaces.of(item);
        return new Shell.Command(text, workspace, CommandEnvironment.of(item, workspace, variables), timeoutMs);
    }

    private static Verdict verdict(Shell.Outcome outcome) {
        if (outcome.timedOut()) {
            return Verdict.INCONCLUSIVE;
        }
        return outcome.exitCode() == 0 ? Verdict.PASSED : Verdict.FAILED;
    }

    private Evidence evidence(Shell.Outcome outcome) {
        var summary = outcome.timedOut() ? timeout(outcome) : exit(outcome);
        return new Evidence("command", summary, outcome.output().sha256(), name, clock.millis());
    }

    private static String exit(Shell.Outcome outcome) {
        return "exit code " + outcome.exitCode() + ": " + tail(outcome);
    }

    private static String timeout(Shell.Outcome outcome) {
        return "no end after " + outcome.durationMs() + " ms: " + tail(outcome);
    }

    private static String tail(Shell.Outcome outcome) {
        return Text.last(outcome.output().text(), TAIL_BYTES);
    }

    private static String output(Shell.Outcome outcome) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("exitCode", outcome.exitCode())
                .put("output", outcome.output().text())
                .put("sha256", outcome.output().sha256())
                .put("durationMs", outcome.durationMs())
                .toString();
    }
}
