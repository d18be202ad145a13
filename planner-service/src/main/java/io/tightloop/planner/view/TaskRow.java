package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.TaskPlanned;

/**
 * A task as planned; written from plan-events alone.
 *
 * @param id session id, slash, task id
 * @param dependsOn JSON list of task ids
 */
@MappedEntity("tasks")
public record TaskRow(
        @Id String id,
        String sessionId,
        String taskId,
        int ordinal,
        int iteration,
        String title,
        String queue,
        int priority,
        String dependsOn) {

    static TaskRow of(String id, TaskPlanned event) {
        var task = event.getTask();
        return new TaskRow(
                id,
                event.getSessionId(),
                task.getId(),
                event.getOrdinal(),
                event.getIteration(),
                task.getTitle(),
                task.getQueue() == null ? "" : task.getQueue(),
                task.getPriority(),
                Json.write(task.getDependsOn()));
    }
}
