package io.tightloop.executor.gateway;

import io.tightloop.schemas.Message;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Work items, as phrases. */
final class Items {
    static final long LEASE_MS = 10_000;

    private Items() {}

    static WorkItem task(String queue, String sessionId, String taskId) {
        return WorkItem.newBuilder()
                .setWorkId("7-" + sessionId + "-" + taskId)
                .setSessionId(sessionId)
                .setKind(WorkKind.EXECUTE)
                .setDispatcher("executor")
                .setSubject(taskId)
                .setQueue(queue)
                .setAttempt(2)
                .setIteration(1)
                .setTitle("do " + taskId)
                .setDescription("as well as you can")
                .setInput("{\"n\": 1}")
                .setFeedback("the first try was too short")
                .setWorkspace(new Workspace("here"))
                .setTimeoutMs(300_000)
                .setLeaseMs(LEASE_MS)
                .setAt(1)
                .setMessages(List.of(message("m1", "be quick")))
                .build();
    }

    static Message message(String id, String text) {
        return new Message(id, text, "ann", 1_000L);
    }
}
