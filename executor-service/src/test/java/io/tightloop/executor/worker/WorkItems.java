package io.tightloop.executor.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tightloop.schemas.Check;
import io.tightloop.schemas.CheckType;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.Workspace;
import java.util.List;

/** Work items as phrases: {@code task("echo hi").session("s1").item()}. */
final class WorkItems {

    static final String SESSION = "s1";

    private final WorkItem.Builder builder = WorkItem.newBuilder()
            .setWorkId("7-abc")
            .setSessionId(SESSION)
            .setDispatcher("executor")
            .setAttempt(2)
            .setIteration(3)
            .setTitle("a title")
            .setWorkspace(new Workspace(null))
            .setMessages(List.of())
            .setTimeoutMs(20_000)
            .setLeaseMs(30_000)
            .setAt(0);

    private WorkItems(WorkKind kind, String queue, String subject) {
        builder.setKind(kind).setQueue(queue).setSubject(subject);
    }

    static WorkItems task(String command) {
        return taskWith("command", json().put("command", command).toString());
    }

    static WorkItems taskWith(String queue, String input) {
        var items = new WorkItems(WorkKind.EXECUTE, queue, "t1");
        items.builder.setInput(input);
        return items;
    }

    static WorkItems check(String command) {
        return checked("command", Check.newBuilder().setType(CheckType.COMMAND).setCommand(command));
    }

    static WorkItems checkWithin(long timeoutMs, String command) {
        return checked(
                "command",
                Check.newBuilder()
                        .setType(CheckType.COMMAND)
                        .setCommand(command)
                        .setTimeoutMs(timeoutMs));
    }

    static WorkItems fileCheck(String path, String contains) {
        return checked(
                "file", Check.newBuilder().setType(CheckType.FILE).setPath(path).setContains(contains));
    }

    static WorkItems writing(String path, String content) {
        return taskWith("file", json().put("path", path).put("content", content).toString());
    }

    static WorkItems deleting(String path) {
        return taskWith("file", json().put("path", path).put("delete", true).toString());
    }

    static WorkItems httpCheck(String url) {
        return httpCheck(Check.newBuilder().setType(CheckType.HTTP).setUrl(url));
    }

    static WorkItems httpCheck(Check.Builder check) {
        return checked("http", check);
    }

    static WorkItems request(String url) {
        return taskWith("http", json().put("url", url).toString());
    }

    private static WorkItems checked(String queue, Check.Builder check) {
        var items = new WorkItems(WorkKind.VERIFY, queue, "c1");
        items.builder.setCheck(check.build());
        return items;
    }

    static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    WorkItems id(String workId) {
        builder.setWorkId(workId);
        return this;
    }

    WorkItems session(String sessionId) {
        builder.setSessionId(sessionId);
        return this;
    }

    WorkItems workspace(String path) {
        builder.setWorkspace(new Workspace(path));
        return this;
    }

    WorkItems feedback(String text) {
        builder.setFeedback(text);
        return this;
    }

    WorkItems question(String question) {
        builder.setQuestion(question);
        return this;
    }

    WorkItems kind(WorkKind kind) {
        builder.setKind(kind);
        return this;
    }

    WorkItems timeoutMs(long timeoutMs) {
        builder.setTimeoutMs(timeoutMs);
        return this;
    }

    WorkItem item() {
        return builder.build();
    }
}
