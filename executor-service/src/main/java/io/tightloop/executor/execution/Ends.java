package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;

/** Ends a session, for now: live work is called off and open questions are withdrawn, to be taken up by CONTINUE. */
final class Ends {
    private Ends() {}

    static List<Event> of(ExecutionState state, EndStatus status, String reason, long at) {
        Execution root = state.root();
        List<Event> events = new ArrayList<>();
        List<Task> live = root.running().stream()
                .flatMap(id -> state.tasks().find(id).stream())
                .toList();
        live.stream().map(task -> TaskDecider.cancel(task, reason, at)).forEach(events::addAll);
        if (root.load().awaiting() > 0) {
            state.tasks().all().stream()
                    .filter(task -> task.status() == TaskStatus.AWAITING)
                    .map(task -> Questions.withdrawn(task, "the session ended: " + reason, root.iteration(), at))
                    .forEach(events::add);
        }
        List<String> unproven = status == EndStatus.COMPLETED ? List.of() : state.unproven();
        events.add(new Event.SessionEnded(status, reason, root.iteration(), unproven, counts(root, live), at));
        return events;
    }

    /** What lies on its queue is pending to whoever looks at it, though it holds a slot. */
    private static Counts counts(Execution root, List<Task> live) {
        long unclaimed = live.stream()
                .filter(task -> task.attempt() != null && !task.attempt().begun())
                .count();
        return root.counts().notBegun((int) unclaimed);
    }
}
