package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.List;

/** What ends and refusals have in common. */
final class Ends {
    private Ends() {}

    static List<Event> rejected(Command command, Rejection reason, String detail) {
        return List.of(new Event.CommandRejected(command, reason, detail));
    }

    /** Calls off whatever is being verified. */
    static List<Event> cancelled(ReviewState state, String reason, long at) {
        return state.board().criteria().stream()
                .filter(criterion -> criterion.attempt() != null)
                .<Event>map(criterion -> new Event.WorkCancelled(
                        criterion.id(), criterion.attempt().workId(), reason, at))
                .toList();
    }

    static Event ended(EndStatus status, String reason, int iteration, ReviewState state, long at) {
        List<String> unproven = unproven(state.board().criteria(), iteration);
        return new Event.SessionEnded(
                status, reason, iteration, unproven, state.root().counts(), at);
    }

    /** Ids of the criteria that did not pass in this iteration. */
    static List<String> unproven(List<Criterion> criteria, int iteration) {
        return criteria.stream()
                .filter(criterion -> !criterion.provenIn(iteration))
                .map(Criterion::id)
                .toList();
    }
}
