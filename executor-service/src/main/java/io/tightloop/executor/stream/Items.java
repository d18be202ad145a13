package io.tightloop.executor.stream;

import io.tightloop.executor.execution.Attempt;
import io.tightloop.executor.execution.CheckType;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.Execution;
import io.tightloop.executor.execution.Task;
import io.tightloop.executor.execution.TaskSpec;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Makes work items of dispatched attempts. */
final class Items {
    private Items() {}

    static WorkItem of(String sessionId, Event.TaskDispatched event, Task task, Execution root) {
        WorkItem.Builder item = base(sessionId, event, task, root);
        Attempt attempt = task.attempt();
        item.setTimeoutMs(attempt.timeoutMs());
        return switch (event.step()) {
            case WORK -> work(item, task).build();
            case QUESTION ->
                work(item, task)
                        .setQuestion(task.kept().question())
                        .setFeedback(task.kept().output())
                        .build();
            case CHECK -> check(item, task).build();
        };
    }

    private static WorkItem.Builder base(String sessionId, Event.TaskDispatched event, Task task, Execution root) {
        return WorkItem.newBuilder()
                .setWorkId(event.workId())
                .setSessionId(sessionId)
                .setDispatcher(ExecutionPhase.SERVICE)
                .setSubject(event.taskId())
                .setQueue(task.queueOf(event.step()))
                .setAttempt(event.attempt())
                .setIteration(root.iteration())
                .setTitle(task.spec().title())
                .setDescription(task.spec().description())
                .setWorkspace(new Workspace(root.setup().workspace()))
                .setLeaseMs(Attempt.LEASE_MS)
                .setMessages(List.of())
                .setAt(event.at());
    }

    private static WorkItem.Builder work(WorkItem.Builder item, Task task) {
        return item.setKind(WorkKind.EXECUTE).setInput(task.spec().input()).setFeedback(task.feedback());
    }

    /** An agent sees the result that it judges. */
    private static WorkItem.Builder check(WorkItem.Builder item, Task task) {
        TaskSpec spec = task.spec();
        return item.setKind(WorkKind.VERIFY)
                .setDescription("Check the result of: " + spec.title() + "\n" + spec.description())
                .setCheck(Shapes.check(task.check()))
                .setInput(task.check().type() == CheckType.AGENT ? task.kept().output() : "{}");
    }
}
