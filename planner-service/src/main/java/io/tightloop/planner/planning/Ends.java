package io.tightloop.planner.planning;

import java.util.ArrayList;
import java.util.List;

/** Ends a session that the planner acts for: nothing is left running or asked. */
final class Ends {
    private Ends() {}

    static List<Event> events(PlanningState state, EndStatus status, String reason, long at) {
        Planning root = state.root();
        List<Event> events = new ArrayList<>();
        String why = "the session is " + status + ": " + reason;
        if (root.attempts().live() != null) {
            events.add(new Event.WorkCancelled(root.attempts().live().workId(), why, at));
        }
        if (root.draft().question() != null) {
            events.add(new Event.ConfirmationWithdrawn(root.draft().question(), why, root.iteration(), at));
        }
        events.add(new Event.SessionEnded(status, reason, root.iteration(), Unproven.of(state, root.iteration()), at));
        return events;
    }
}
