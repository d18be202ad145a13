package io.tightloop.planner.api;

import io.tightloop.baton.http.FieldErrors;
import io.tightloop.baton.http.JsonCursor;
import io.tightloop.baton.http.JsonText;
import io.tightloop.baton.http.TaskReader;
import io.tightloop.schemas.EditTasks;
import io.tightloop.schemas.Task;
import java.util.List;

/** Reads tasks that a person writes after the start: those of an EDIT, or for an ended session. */
final class TasksReader {
    private TasksReader() {}

    static EditTasks edit(byte[] text, String sessionId, String commandId) {
        var errors = new FieldErrors();
        var json = JsonCursor.root(JsonText.object(text), errors).fields(List.of("tasks", "by"));
        if (!json.has("tasks")) {
            json.wrong("tasks", "is required");
        }
        var command = EditTasks.newBuilder()
                .setCommandId(commandId)
                .setSessionId(sessionId)
                .setTasks(tasks(json, errors))
                .setBy(json.text("by", 256).orElse(""))
                .build();
        errors.refuse();
        return command;
    }

    /** The field {@code tasks}; they may depend on tasks of the session that are not among them. */
    static List<Task> tasks(JsonCursor json, FieldErrors errors) {
        var tasks = json.items("tasks", BriefReader.MOST_PARTS).stream()
                .map(TaskReader::read)
                .toList();
        BriefGraph.checkLater(tasks, errors);
        return tasks;
    }
}
