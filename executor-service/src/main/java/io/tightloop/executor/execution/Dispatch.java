package io.tightloop.executor.execution;

/** Makes attempts: of a task's work, of a check of its result, of a question about it. */
final class Dispatch {
    private Dispatch() {}

    /** The attempt that is next for a ready task. */
    static Event of(Task task, Step step, Execution root, String nonce, long at) {
        return switch (step) {
            case WORK -> event(task, step, task.nextAttempt(), task.id(), root, nonce, at);
            case CHECK -> check(task, task.kept(), root, nonce, at);
            case QUESTION -> event(task, step, task.kept().attempt(), task.id() + "?", root, nonce, at);
        };
    }

    /** An attempt at the check that a kept result must pass next. */
    static Event check(Task task, Kept kept, Execution root, String nonce, long at) {
        String subject = task.id() + "/" + kept.from();
        return event(task, Step.CHECK, kept.tries() + 1, subject, root, nonce, at);
    }

    private static Event event(
            Task task, Step step, int number, String subject, Execution root, String nonce, long at) {
        String workId = WorkIds.of(root.setup().start(), nonce, subject, number);
        return new Event.TaskDispatched(task.id(), workId, step, number, at);
    }
}
