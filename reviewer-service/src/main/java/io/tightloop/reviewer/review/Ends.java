package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;

/** What ends and refusals have in common. */
final class Ends {
    private static final int NAMED = 20;

    private Ends() {}

    static List<Event> rejected(Command command, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(command, reason, detail));
    }

    static List<Event> invalid(Command command, String detail) {
        return rejected(command, Rejection.INVALID, detail);
    }

    /** A command that an ended session takes no more. */
    static List<Event> over(Command command, Review root) {
        return rejected(command, Rejection.ENDED, "the session is " + root.end());
    }

    /** Ends the session: whatever is being verified is cancelled, every open question withdrawn. */
    static List<Event> ending(EndStatus status, String reason, int iteration, ReviewState state, long at) {
        List<Event> events = new ArrayList<>(calledOff(state, reason, at));
        List<String> unproven = ids(state.unproven(iteration));
        events.add(new Event.SessionEnded(
                status, reason, iteration, unproven, state.root().counts(), at));
        return events;
    }

    /** Calls off all that runs and all that is asked. */
    static List<Event> calledOff(ReviewState state, String reason, long at) {
        List<Event> events = new ArrayList<>();
        state.board().criteria().forEach(criterion -> events.addAll(calledOff(criterion, reason, state, at)));
        Question open = state.root().confirmations().open();
        if (open != null) {
            events.add(withdrawn(open, reason, state, at));
        }
        return events;
    }

    /** Calls off what is going on about one criterion. */
    static List<Event> calledOff(Criterion criterion, String reason, ReviewState state, long at) {
        List<Event> events = new ArrayList<>();
        Trial trial = criterion.trial();
        if (trial.attempt() != null) {
            events.add(new Event.WorkCancelled(criterion.id(), trial.attempt().workId(), reason, at));
        }
        if (trial.question() != null) {
            events.add(withdrawn(criterion.openQuestion(), reason, state, at));
        }
        return events;
    }

    static Event withdrawn(Question question, String reason, ReviewState state, long at) {
        return new Event.ConfirmationWithdrawn(question, reason, state.root().iteration(), at);
    }

    static List<String> ids(List<Criterion> criteria) {
        return criteria.stream().map(Criterion::id).toList();
    }

    /** The ids in words, so many of them as are readable. */
    static String named(List<Criterion> criteria) {
        String first = String.join(", ", ids(criteria.subList(0, Math.min(NAMED, criteria.size()))));
        return criteria.size() <= NAMED ? first : first + " and " + (criteria.size() - NAMED) + " more";
    }
}
