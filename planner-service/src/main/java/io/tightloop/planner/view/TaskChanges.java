package io.tightloop.planner.view;

import io.tightloop.baton.rows.Rows;
import io.tightloop.baton.rows.Table;
import io.tightloop.baton.rows.Writing;
import io.tightloop.schemas.ConfirmationAnswered;
import io.tightloop.schemas.ConfirmationKind;
import io.tightloop.schemas.ConfirmationRequested;
import io.tightloop.schemas.ConfirmationWithdrawn;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.PlanProposed;
import io.tightloop.schemas.TaskDelegated;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskEscalated;
import io.tightloop.schemas.TaskFailed;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskProposed;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskRetryScheduled;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.TaskVerified;
import io.tightloop.schemas.UsageRecorded;
import io.tightloop.schemas.WorkCancelled;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/** What events change of tasks: how they are planned, and what becomes of them. */
final class TaskChanges {
    private static final Pattern TASK_QUESTION = Pattern.compile("task-(.+)-\\d+");

    private static final Table<TaskRow> TASKS = Table.of(TaskRow.class);
    private static final Table<TaskRunRow> RUNS = Table.ofParts(TaskRunRow.class);
    private static final Table<DelegatedRunRow> DELEGATED = Table.of(DelegatedRunRow.class);
    private static final Table<DraftRow> DRAFTS = Table.of(DraftRow.class);
    private static final Table<DelegationRow> DELEGATIONS = Table.of(DelegationRow.class);

    private final Rows<TaskRow> tasks = new Rows<>(TASKS);
    private final Rows<TaskRunRow> runs = new Rows<>(RUNS, TaskRunRow::none, this::delegated);
    private final Rows<DelegatedRunRow> delegated = new Rows<>(DELEGATED);
    private final Rows<DraftRow> drafts = new Rows<>(DRAFTS);
    private final Rows<DelegationRow> delegations = new Rows<>(DELEGATIONS);

    void apply(Teller teller, SpecificRecord event) {
        switch (teller) {
            case PLANNER -> planned(event);
            case EXECUTOR -> executed(event);
            case REVIEWER -> {}
        }
    }

    void write(Writing writing) throws SQLException {
        tasks.write(writing);
        runs.write(writing);
        delegated.write(writing);
        drafts.write(writing);
        delegations.write(writing);
    }

    private void planned(SpecificRecord event) {
        switch (event) {
            case TaskProposed e -> task(TaskRow.of(e));
            case TaskPlanned e -> task(TaskRow.of(e, false));
            case PlanProposed e ->
                drafts.change(e.getSessionId(), _ -> new DraftRow(e.getSessionId(), e.getIteration(), e.getDraft()));
            case PlanConfirmed e ->
                drafts.change(
                        e.getSessionId(),
                        row -> row == null ? null : DraftRow.confirmed(e.getSessionId(), e.getIteration()));
            default -> {}
        }
    }

    private void executed(SpecificRecord event) {
        switch (event) {
            case TaskPlanned e -> {
                task(TaskRow.of(e, true));
                run(e.getSessionId(), e.getTask().getId(), row -> TaskRunRow.none(row.id()));
            }
            case TaskDispatched e -> run(e.getSessionId(), e.getTaskId(), row -> row.dispatched(e));
            case TaskStarted e -> run(e.getSessionId(), e.getTaskId(), row -> row.started(e));
            case TaskDelegated e -> {
                run(e.getSessionId(), e.getTaskId(), row -> row.delegated(e));
                DelegationRow.of(e).forEach(row -> delegations.change(row.id(), _ -> row));
            }
            case TaskRetryScheduled e -> run(e.getSessionId(), e.getTaskId(), row -> row.retrying(e));
            case TaskEscalated e -> run(e.getSessionId(), e.getTaskId(), row -> row.escalated(e));
            case TaskVerified e -> run(e.getSessionId(), e.getTaskId(), TaskRunRow::checking);
            case TaskSucceeded e -> run(e.getSessionId(), e.getTaskId(), row -> row.succeeded(e));
            case TaskFailed e -> run(e.getSessionId(), e.getTaskId(), row -> row.failed(e));
            case TaskSkipped e -> run(e.getSessionId(), e.getTaskId(), row -> row.skipped(e));
            case TaskRemoved e -> run(e.getSessionId(), e.getTaskId(), row -> row.removed(e));
            case UsageRecorded e -> run(e.getSessionId(), e.getSubject(), TaskRunRow::reported);
            // A poll is no task's.
            case WorkCancelled e when e.getSubject().equals("suspension") -> {}
            case WorkCancelled e -> run(e.getSessionId(), e.getSubject(), row -> row.cancelled(e));
            default -> asked(event);
        }
    }

    private void asked(SpecificRecord event) {
        switch (event) {
            case ConfirmationRequested e
            when e.getKind() == ConfirmationKind.TASK -> run(e.getSessionId(), e.getSubject(), TaskRunRow::awaiting);
            case ConfirmationAnswered e
            when e.getKind() == ConfirmationKind.TASK ->
                run(e.getSessionId(), e.getSubject(), row -> row.answered(e.getAnswer()));
            case ConfirmationWithdrawn e -> {
                var question = TASK_QUESTION.matcher(e.getConfirmationId());
                if (question.matches()) {
                    run(e.getSessionId(), question.group(1), TaskRunRow::unasked);
                }
            }
            default -> {}
        }
    }

    private void task(TaskRow next) {
        tasks.change(next.id(), before -> TaskRow.later(before, next));
    }

    private void delegated(TaskRunRow before, TaskRunRow after) {
        var was = before == null ? null : before.delegatedAt();
        if (!Objects.equals(was, after.delegatedAt())) {
            delegated.change(after.id(), _ -> DelegatedRunRow.of(after));
        }
    }

    private void run(String sessionId, String taskId, UnaryOperator<TaskRunRow> change) {
        runs.change(sessionId + "/" + taskId, change);
    }
}
