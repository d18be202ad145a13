package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tightloop.baton.payload.PayloadStore;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkItem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs shell commands in the session's workspace: for a task, exit code 0 is success; for a check, it is the proof. A
 * check that does not end in time is inconclusive.
 */
public final class CommandWorker implements Worker {

    private static final List<String> FIELDS = List.of("command", "env");
    private static final int TAIL_BYTES = 4 * 1024;
    private static final int SHOWN_BYTES = CapturedOutput.HEAD_BYTES + CapturedOutput.TAIL_BYTES;

    private final String name;
    private final Workspaces workspaces;
    private final Clock clock;
    private final Keeper keeper;
    private final Shell shell;

    /** Worker of this name, which its evidence carries; what is longer than a result shows is in the store. */
    public CommandWorker(String name, Workspaces workspaces, PayloadStore store, Clock clock) {
        this(name, workspaces, store, clock, new Shell(Path.of("/bin/sh")));
    }

    CommandWorker(String name, Workspaces workspaces, PayloadStore store, Clock clock, Shell shell) {
        this.name = name;
        this.keeper = new Keeper(store);
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
        try (var output = outcome.output()) {
            if (output.unkept() != null) {
                var problem = Text.first(output.unkept().toString(), TAIL_BYTES);
                return new Result.Failed("output_not_kept", "the output does not fit on the disk: " + problem, true);
            }
            if (!outcome.timedOut() && outcome.exitCode() == 0) {
                return Result.Done.with(output(outcome, whole(item, output, SHOWN_BYTES)));
            }
            var message = seen(outcome, whole(item, output, TAIL_BYTES));
            return new Result.Failed(outcome.timedOut() ? "timeout" : "exit_code", message, true);
        }
    }

    private Result verify(WorkItem item) throws Refused, IOException, InterruptedException {
        var check = Input.check(item, CheckType.COMMAND);
        var command = Input.program("check.command", check.getCommand());
        long timeoutMs = check.getTimeoutMs() == null ? item.getTimeoutMs() : check.getTimeoutMs();
        var outcome = shell.run(command(item, command, Map.of(), timeoutMs, "check.timeoutMs"));
        try (var output = outcome.output()) {
            var whole = output.unkept() == null ? whole(item, output, TAIL_BYTES) : Optional.<Whole>empty();
            return Result.Done.verified(verdict(outcome), evidence(outcome, whole));
        }
    }

    /** The whole output in the store; empty when it is no longer than what is shown of it anyway. */
    private Optional<Whole> whole(WorkItem item, CapturedOutput output, int shownBytes) throws InterruptedException {
        if (output.size() <= shownBytes) {
            return Optional.empty();
        }
        var kept = keeper.keep(item.getSessionId(), output::read);
        return Optional.of(new Whole(item.getSessionId(), kept, output.cut()));
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

    private Evidence evidence(Shell.Outcome outcome, Optional<Whole> whole) {
        return new Evidence(
                "command",
                seen(outcome, whole),
                outcome.output().sha256(),
                name,
                clock.millis(),
                whole.map(Whole::kept).orElse(null));
    }

    /** How it ended, and the end of its output. */
    private static String seen(Shell.Outcome outcome, Optional<Whole> whole) {
        var end =
                outcome.timedOut() ? "no end after " + outcome.durationMs() + " ms" : "exit code " + outcome.exitCode();
        var place = whole.map(Whole::words).map(words -> words + " ").orElse("");
        return end + ": " + place + Text.last(outcome.output().text(), TAIL_BYTES);
    }

    private static String output(Shell.Outcome outcome, Optional<Whole> whole) {
        var output = JsonNodeFactory.instance
                .objectNode()
                .put("exitCode", outcome.exitCode())
                .put("output", outcome.output().text())
                .put("sha256", outcome.output().sha256())
                .put("durationMs", outcome.durationMs());
        whole.ifPresent(kept -> kept.in(output));
        return output.toString();
    }
}
