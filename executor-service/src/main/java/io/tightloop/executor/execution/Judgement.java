package io.tightloop.executor.execution;

import java.util.List;

/** Decides what follows a result: its next check, a question to a person, or its acceptance. */
final class Judgement {
    private Judgement() {}

    static List<Event> of(Task task, Execution root, Input.CompleteWork result) {
        Kept kept = Kept.of(task.attempt().number(), result);
        Event keep = new Event.ResultKept(task.id(), kept);
        if (task.spec().nextCheck(0).isPresent()) {
            return List.of(keep);
        }
        return asks(task, root)
                ? List.of(keep, Questions.first(task, kept, root, result.at()))
                : List.of(accepted(task, kept, result.at()));
    }

    /** What follows a check that has passed. */
    static Event next(Task task, Kept kept, Execution root, long at) {
        if (task.spec().nextCheck(kept.from()).isPresent()) {
            return new Event.TaskReadied(task.id(), task.nextAttempt());
        }
        return asks(task, root) ? Questions.first(task, kept, root, at) : accepted(task, kept, at);
    }

    static Event accepted(Task task, Kept kept, long at) {
        return new Event.TaskSucceeded(
                task.id(), kept.attempt(), kept.output(), kept.outputRef(), kept.discovered(), at);
    }

    private static boolean asks(Task task, Execution root) {
        return root.policy().confirmTasks() || task.spec().needsPerson();
    }
}
