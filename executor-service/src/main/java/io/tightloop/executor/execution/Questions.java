package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks people whether a task is done, and takes their answers (confirmation TASK, design section 5). */
final class Questions {
    private static final String PREFIX = "task-";

    private Questions() {}

    /** Id of a task's question: no two questions of a run share one. */
    static String id(String taskId, int asking) {
        return PREFIX + taskId + "-" + asking;
    }

    static Event first(Task task, Kept kept, Execution root, long at) {
        return asked(task, kept, task.asked() + 1, kept.reply(), root, at);
    }

    /** Asks the open question again, with what the worker said to REVIEW. */
    static Event again(Task task, String reply, Execution root, long at) {
        return asked(task, task.kept(), task.asked(), reply, root, at);
    }

    /** An attempt to get the worker's answer failed: another one, at most three. */
    static List<Event> unanswered(Task task, Failure error, boolean retryable, Execution root, long at) {
        int tries = task.kept().tries() + 1;
        if (!retryable || tries >= Retry.OF_CHECKS.maxAttempts()) {
            return List.of(again(task, "no answer: " + error.message(), root, at));
        }
        long retryAt = at + Retry.OF_CHECKS.waitAfter(tries, task.attempt().workId());
        return List.of(new Event.StepRetryScheduled(task.id(), retryAt));
    }

    static Event withdrawn(Task task, String reason, int iteration, long at) {
        return new Event.ConfirmationWithdrawn(task.id(), task.asked(), reason, iteration, at);
    }

    static List<Event> answer(Input.AnswerConfirmation answer, ExecutionState state) {
        Execution root = state.root();
        if (root.ended()) {
            return Replies.alreadyEnded(answer, root);
        }
        Optional<Task> open = open(answer.confirmationId(), state.tasks());
        if (open.isEmpty()) {
            String detail = answer.confirmationId() + " is not open: it was answered or withdrawn";
            return Replies.rejected(answer, root, Rejection.STALE, detail);
        }
        return Replies.refusal(answer, root).orElseGet(() -> {
            List<Event> events = new ArrayList<>();
            events.add(Replies.accepted(answer, root, answer.answer() + " to " + answer.confirmationId()));
            events.addAll(Consequences.of(caused(answer, open.get(), root), state));
            return events;
        });
    }

    private static List<Event> caused(Input.AnswerConfirmation answer, Task task, Execution root) {
        Event answered = new Event.ConfirmationAnswered(
                task.id(),
                task.asked(),
                answer.answer(),
                answer.feedback(),
                answer.by(),
                root.iteration(),
                answer.at());
        return List.of(answered, consequence(answer, task));
    }

    private static Event consequence(Input.AnswerConfirmation answer, Task task) {
        Kept kept = task.kept();
        return switch (answer.answer()) {
            case YES -> Judgement.accepted(task, kept, answer.at());
            case NO -> new Event.TaskRejected(task.id(), kept.attempt(), answer.feedback(), answer.at());
            case SKIP ->
                new Event.TaskSkipped(task.id(), task.spec().title(), skipped(answer), person(answer), answer.at());
            case REVIEW -> new Event.QuestionPut(task.id(), answer.feedback());
            case EDIT, UNKNOWN -> throw new IllegalStateException(answer.answer() + " is no answer about a task");
        };
    }

    private static String skipped(Input.AnswerConfirmation answer) {
        String who = "skipped by " + person(answer);
        return answer.feedback().isBlank() ? who : who + ": " + answer.feedback();
    }

    private static String person(Input.AnswerConfirmation answer) {
        return answer.by().isBlank() ? "a person" : answer.by();
    }

    private static Optional<Task> open(String confirmationId, Tasks tasks) {
        int dash = confirmationId.lastIndexOf('-');
        if (!confirmationId.startsWith(PREFIX) || dash <= PREFIX.length()) {
            return Optional.empty();
        }
        return tasks.find(confirmationId.substring(PREFIX.length(), dash))
                .filter(task -> task.status() == TaskStatus.AWAITING)
                .filter(task -> id(task.id(), task.asked()).equals(confirmationId));
    }

    private static Event asked(Task task, Kept kept, int asking, String reply, Execution root, long at) {
        return new Event.ConfirmationRequested(
                task.id(), asking, task.spec().title(), kept.shown(), reply, root.iteration(), at);
    }
}
