package io.tightloop.planner.view;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.schemas.TaskDelegated;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A session that a task was left to; written from execution-events alone.
 *
 * @param id session id, slash, task id, slash, id of the child
 * @param sessionId the parent
 */
@MappedEntity("delegations")
record DelegationRow(@Id String id, String sessionId, String taskId, String childId) {
    private static final int LONGEST = 128;

    static List<DelegationRow> of(TaskDelegated event) {
        return children(event).stream()
                .map(child -> new DelegationRow(
                        TaskRow.id(event.getSessionId(), event.getTaskId()) + "/" + child,
                        event.getSessionId(),
                        event.getTaskId(),
                        child))
                .toList();
    }

    /** The children, each once; an id that is too long for any session ends in an ellipsis, which no id has. */
    static List<String> children(TaskDelegated event) {
        var children = new LinkedHashSet<String>();
        for (var child : event.getSessions()) {
            children.add(child.length() <= LONGEST ? child : child.substring(0, LONGEST - 1) + "…");
        }
        return List.copyOf(children);
    }
}
