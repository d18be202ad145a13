package io.tightloop.planner.view;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of sessions, tasks, criteria and commands; lists are pages of at most {@code most} rows. */
@Singleton
public class ReadModel {
    private final Tables tables;
    private final SessionSearch search;

    ReadModel(Tables tables, SessionSearch search) {
        this.tables = tables;
        this.search = search;
    }

    /** A task with what became of it, if anything has. */
    public record Task(TaskRow plan, Optional<TaskRunRow> run) {
        /** PENDING before its first attempt. */
        public String status() {
            return run.map(TaskRunRow::status).orElse("PENDING");
        }
    }

    /** A criterion with its latest verdict and its waiver, if there are any. */
    public record Criterion(CriterionRow asked, Optional<VerdictRow> verdict, Optional<WaiverRow> waiver) {}

    public Optional<SessionRow> session(String id) {
        return tables.sessions().findById(id).filter(row -> row.startedAt() != null);
    }

    /** Newest first, those before this start time (ms) and id. */
    public List<SessionRow> sessions(SessionFilter filter, long before, String id, int most) {
        return search.before(filter, before, id, most);
    }

    /** In plan order, those after this ordinal; of drafts the current one alone. */
    public List<Task> tasks(String sessionId, int after, int most) {
        return tasks(sessionId, TaskFilter.ALL, after, most);
    }

    /** In plan order, those after this ordinal that the filter lets through; of drafts the current one alone. */
    public List<Task> tasks(String sessionId, TaskFilter filter, int after, int most) {
        return withRuns(tables.tasks()
                .after(sessionId, filter.wanted(), filter.iteration().orElse(0), after, most));
    }

    /** One task, unless it stands in a draft that was given up. */
    public Optional<Task> task(String sessionId, String taskId) {
        return withRuns(tables.tasks().current(TaskRow.id(sessionId, taskId))).stream()
                .findFirst();
    }

    /** Whether a task of the session has its output under this hash. */
    public boolean isOutput(String sessionId, String hash) {
        return tables.runs().existsBySessionIdAndOutputHash(sessionId, hash);
    }

    /** When the last of these tasks ended, ms since the epoch; nothing when none has. */
    public Optional<Long> lastEnd(String sessionId, List<String> taskIds) {
        var ids = taskIds.stream().map(task -> TaskRow.id(sessionId, task)).toList();
        return ids.isEmpty()
                ? Optional.empty()
                : tables.runs().of(ids).stream()
                        .map(TaskRunRow::endedAt)
                        .filter(Objects::nonNull)
                        .max(Long::compare);
    }

    private List<Task> withRuns(List<TaskRow> plans) {
        var ids = plans.stream().map(TaskRow::id).toList();
        var runs = byId(ids.isEmpty() ? List.of() : tables.runs().of(ids), TaskRunRow::id);
        return plans.stream()
                .map(plan -> new Task(plan, Optional.ofNullable(runs.get(plan.id()))))
                .toList();
    }

    /** In the brief's order, those after this ordinal. */
    public List<Criterion> criteria(String sessionId, int after, int most) {
        var asked = tables.criteria().after(sessionId, after, most);
        var verdicts = byId(tables.verdicts().findBySessionId(sessionId), VerdictRow::id);
        var waivers = byId(tables.waivers().findBySessionId(sessionId), WaiverRow::id);
        return asked.stream()
                .map(row -> new Criterion(
                        row, Optional.ofNullable(verdicts.get(row.id())), Optional.ofNullable(waivers.get(row.id()))))
                .toList();
    }

    /** Number of the session's tasks in each status that occurs. */
    public Map<String, Long> progress(String sessionId) {
        var counts = new LinkedHashMap<String, Long>();
        tables.runs().countByStatus(sessionId).forEach(count -> counts.put(count.status(), count.tasks()));
        return counts;
    }

    /** Tokens that the session's workers used. */
    public TokenSum usage(String sessionId) {
        return tables.sessions().usage(sessionId).orElseGet(() -> new TokenSum(0, 0, 0));
    }

    /** Attempts of this phase that are not over, those that have stood as they do the longest first. */
    public List<AttemptRow> attempts(String sessionId, String phase, int most) {
        return tables.attempts().open(sessionId, phase, most);
    }

    public Optional<CommandRow> command(String sessionId, String commandId) {
        return tables.commands().findBySessionIdAndId(sessionId, CommandRow.id(sessionId, commandId));
    }

    /** Notes a command that is sent but not answered, unless it is known already. */
    public void sent(CommandRow pending) {
        try {
            if (!isKnown(pending)) {
                tables.commands().save(pending);
            }
        } catch (DataAccessException e) {
            if (!isKnown(pending)) {
                throw e;
            }
        }
    }

    private boolean isKnown(CommandRow command) {
        return tables.commands().existsBySessionIdAndId(command.sessionId(), command.id());
    }

    private static <R> Map<String, R> byId(List<R> rows, Function<R, String> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
