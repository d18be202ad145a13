package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.rows.Json;
import io.tightloop.schemas.Task;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskProposed;

/**
 * A task as planned or proposed; written from plan-events, and from execution-events where a person has edited it.
 *
 * @param id session id, slash, task id
 * @param draft the draft that proposes it, from 1; 0 once it is planned
 * @param edited whether a person changed it after the plan was handed over: the plan of that iteration is older
 * @param dependsOn JSON list of task ids
 * @param plannedAt ms since the epoch; null of what was stored before this was
 */
@MappedEntity("tasks")
public record TaskRow(
        @Id String id,
        String sessionId,
        String taskId,
        int ordinal,
        int iteration,
        int draft,
        boolean edited,
        String title,
        String queue,
        int priority,
        String dependsOn,
        @Nullable Long plannedAt) {

    static String id(String sessionId, String taskId) {
        return sessionId + "/" + taskId;
    }

    static TaskRow of(TaskPlanned event, boolean edited) {
        return of(
                event.getSessionId(),
                event.getOrdinal(),
                event.getIteration(),
                0,
                edited,
                event.getTask(),
                event.getAt());
    }

    static TaskRow of(TaskProposed event) {
        return of(
                event.getSessionId(),
                event.getOrdinal(),
                event.getIteration(),
                event.getDraft(),
                false,
                event.getTask(),
                event.getAt());
    }

    /** The later of two rows of one task, whichever topic tells it first; {@code before} may be null. */
    static TaskRow later(TaskRow before, TaskRow next) {
        return before != null && before.rank() > next.rank() ? before : next;
    }

    /** Plans come in the order of their iterations, and what a person edits comes after the plan of its iteration. */
    private int rank() {
        return 2 * iteration + (edited ? 1 : 0);
    }

    private static TaskRow of(
            String sessionId, int ordinal, int iteration, int draft, boolean edited, Task task, long at) {
        return new TaskRow(
                id(sessionId, task.getId()),
                sessionId,
                task.getId(),
                ordinal,
                iteration,
                draft,
                edited,
                task.getTitle(),
                task.getQueue() == null ? "" : task.getQueue(),
                task.getPriority(),
                Json.write(task.getDependsOn()),
                at);
    }
}
