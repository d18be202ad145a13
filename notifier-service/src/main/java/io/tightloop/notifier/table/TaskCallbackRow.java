package io.tightloop.notifier.table;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * An address that is told of the end of one task.
 *
 * @param id the session's, a slash, the task's
 */
@MappedEntity("task_callbacks")
record TaskCallbackRow(@Id String id, String sessionId, String url) {
    static String id(String sessionId, String taskId) {
        return sessionId + "/" + taskId;
    }
}
