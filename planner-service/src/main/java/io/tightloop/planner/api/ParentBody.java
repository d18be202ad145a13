package io.tightloop.planner.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.tightloop.planner.view.Lineage;

/** The session, and the task of it if one does, that waits for another session. */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record ParentBody(String sessionId, String taskId) {

    static ParentBody of(Lineage.Link link) {
        return new ParentBody(link.parentId(), link.taskId().isEmpty() ? null : link.taskId());
    }
}
