package io.tightloop.executor.execution;

import java.util.List;

/** Answers workers that speak of an attempt which they do not have: nothing changes, but they hear why. */
final class Strays {
    private Strays() {}

    /** @param reason why it does not count, in words */
    static List<Event> answer(Input.Work work, String reason, Execution root) {
        return switch (work) {
            case Input.Due nobody -> List.of();
            case Input.Sign sign ->
                List.of(new Event.WorkRefused(sign.taskId(), sign.workId(), sign.claimId(), reason, sign.at()));
            case Input.Outcome late ->
                List.of(new Event.ResultIgnored(late.taskId(), late.workId(), reason, root.iteration(), late.at()));
        };
    }

    /** Answers for a task that is not here. */
    static List<Event> nowhere(Input.Work work, ExecutionState state) {
        Execution root = state.root();
        if (root.exists()) {
            return answer(work, "there is no task '" + work.taskId() + "'", root);
        }
        boolean archived = state.surroundings().archived();
        return answer(work, archived ? "the session is archived" : "this session is not here", root);
    }

    /** Why an attempt is not that of this claim, as far as it is known. */
    static String reason(String workId, Task task, Execution root) {
        Attempt live = task.attempt();
        if (live != null && live.workId().equals(workId)) {
            return live.unclaimed() ? "nobody has claimed the attempt" : "worker " + live.worker() + " has claimed it";
        }
        return root.ended()
                ? "the session has ended as " + root.end()
                : "the attempt had a result, lost its lease or took too long";
    }
}
