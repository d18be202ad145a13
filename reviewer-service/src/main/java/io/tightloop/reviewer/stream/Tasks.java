package io.tightloop.reviewer.stream;

import io.tightloop.reviewer.review.Task;
import io.tightloop.schemas.Retry;
import java.util.List;

/** Tasks that a person wrote, between the contract and the decider. */
final class Tasks {
    private Tasks() {}

    static List<Task> of(List<io.tightloop.schemas.Task> tasks) {
        return tasks.stream().map(Tasks::of).toList();
    }

    private static Task of(io.tightloop.schemas.Task task) {
        return new Task(
                task.getId(),
                task.getTitle(),
                task.getDescription(),
                task.getQueue(),
                task.getInput(),
                List.copyOf(task.getDependsOn()),
                List.copyOf(task.getFiles()),
                task.getPriority(),
                task.getTimeoutMs(),
                task.getRetry().getMaxAttempts(),
                task.getRetry().getBackoffMs(),
                task.getFeedback(),
                task.getOrigin(),
                task.getChecks().stream().map(Shapes::check).toList(),
                task.getCallbackUrl());
    }

    /** Null stays null. */
    static io.tightloop.schemas.Task of(Task task) {
        return task == null
                ? null
                : new io.tightloop.schemas.Task(
                        task.id(),
                        task.title(),
                        task.description(),
                        task.queue(),
                        task.input(),
                        task.dependsOn(),
                        task.files(),
                        task.priority(),
                        task.timeoutMs(),
                        new Retry(task.maxAttempts(), task.backoffMs()),
                        task.feedback(),
                        task.origin(),
                        task.checks().stream().map(Shapes::check).toList(),
                        task.callbackUrl());
    }
}
