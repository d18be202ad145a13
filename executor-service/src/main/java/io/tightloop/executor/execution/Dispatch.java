package io.tightloop.executor.execution;

import java.util.List;

/** Makes attempts, when it is a task's turn: of its work, of a check of its result, of a question about it. */
final class Dispatch {
    private Dispatch() {}

    /** The attempt that is next for a ready task, or what it means that its queue is not there. */
    static List<Event> of(Task task, Step step, ExecutionState state, Input.Proceed proceed) {
        String queue = task.queueOf(step);
        return state.surroundings().knowsQueue(queue)
                ? List.of(attempt(task, step, state.root(), proceed))
                : nowhere(task, step, Failure.unknownQueue(queue), state.root(), proceed.at());
    }

    private static Event attempt(Task task, Step step, Execution root, Input.Proceed proceed) {
        int number = switch (step) {
            case WORK -> task.nextAttempt();
            case CHECK -> task.kept().tries() + 1;
            case QUESTION -> task.kept().attempt();
        };
        String workId = WorkIds.of(root.setup().start(), proceed.nonce(), subject(task, step), number);
        return new Event.TaskDispatched(task.id(), workId, step, number, proceed.at());
    }

    private static String subject(Task task, Step step) {
        return switch (step) {
            case WORK -> task.id();
            case CHECK -> task.id() + "/" + task.kept().from();
            case QUESTION -> task.id() + "?";
        };
    }

    private static List<Event> nowhere(Task task, Step step, Failure error, Execution root, long at) {
        return switch (step) {
            case WORK -> Failures.of(task, error, false, root, at);
            case CHECK -> Checks.impossible(task, error, root, at);
            case QUESTION -> Questions.unanswered(task, error, false, root, at);
        };
    }
}
