package io.tightloop.executor.execution;

import java.util.List;

/** Decides what follows a result: its next check, a question to a person, or its acceptance. */
final class Judgement {
    private Judgement() {}

    static List<Event> of(Task task, Execution root, Input.CompleteWork result) {
        Kept kept = Kept.of(task.attempt().number(), result.output(), result.discovered());
        boolean accepted = task.spec().nextCheck(0).isEmpty() && !asks(task, root);
        return accepted
                ? List.of(accepted(task, kept, result.at()))
                : List.of(new Event.ResultKept(task.id(), kept), next(task, kept, root, result.nonce(), result.at()));
    }

    static Event next(Task task, Kept kept, Execution root, String nonce, long at) {
        if (task.spec().nextCheck(kept.from()).isPresent()) {
            return Dispatch.check(task, kept, root, nonce, at);
        }
        return asks(task, root) ? Questions.first(task, kept, root, at) : accepted(task, kept, at);
    }

    static Event accepted(Task task, Kept kept, long at) {
        return new Event.TaskSucceeded(task.id(), kept.attempt(), kept.output(), kept.discovered(), at);
    }

    private static boolean asks(Task task, Execution root) {
        return root.policy().confirmTasks() || task.spec().needsPerson();
    }
}
