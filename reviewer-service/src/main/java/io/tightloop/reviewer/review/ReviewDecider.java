package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Event.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Decides for a session under review: what is verified, and whether it loops, finishes or is exhausted. */
public final class ReviewDecider {
    private ReviewDecider() {}

    public static List<Event> decide(Input input, ReviewState state) {
        return switch (input) {
            case Input.KnowSession session -> know(session, state.root());
            case Input.KnowCriterion criterion -> know(criterion, state);
            case Input.NoteFinding note -> note(note.finding(), state);
            case Input.TakeBaton baton -> takeBaton(baton, state.root());
            case Input.SendSignal signal -> Signals.decide(signal, state);
            case Input.ArchiveSession archive -> archive(archive.command(), state.root());
            case Input.Work work -> work(work, state);
            case Input.Proceed proceed -> NextStep.of(proceed, state);
            case Input.Park park -> park(park, state);
        };
    }

    private static List<Event> know(Input.KnowSession session, Review root) {
        return root.known()
                ? List.of()
                : List.of(new Event.SessionKnown(session.start(), session.limits(), session.session()));
    }

    private static List<Event> know(Input.KnowCriterion known, ReviewState state) {
        if (!state.root().known() || state.board().criterion(known.id()).isPresent()) {
            return List.of();
        }
        Check check = known.check() == null ? Inference.of(known.text()).orElse(null) : known.check();
        return List.of(new Event.CriterionKnown(known.ordinal(), known.id(), known.text(), check));
    }

    /** Findings travel before the baton, so they belong to the iteration after the last one reviewed. */
    private static List<Event> note(Finding finding, ReviewState state) {
        Review root = state.root();
        int iteration = root.iteration() + 1;
        return notHere(root) && !state.board().found(iteration, finding.key())
                ? List.of(new Event.FindingNoted(finding.placed(root.findings(), iteration)))
                : List.of();
    }

    private static List<Event> takeBaton(Input.TakeBaton baton, Review root) {
        return notHere(root) && baton.iteration() > root.iteration()
                ? List.of(new Event.BatonTaken(baton.iteration(), baton.limits(), baton.counts()))
                : List.of();
    }

    private static boolean notHere(Review root) {
        return switch (root.status()) {
            case IDLE, HANDED_OVER -> root.known();
            case REVIEWING, ENDED -> false;
        };
    }

    private static List<Event> archive(Command command, Review root) {
        return switch (root.status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> Ends.rejected(command, Rejection.NOT_ENDED, "the session is under review");
            case ENDED -> List.of(new Event.CommandAccepted(command), new Event.SessionArchived());
        };
    }

    private static List<Event> work(Input.Work work, ReviewState state) {
        return state.root().status() != Status.REVIEWING
                ? List.of()
                : state.board()
                        .criterion(work.criterionId())
                        .map(criterion -> Verification.decide(
                                work, criterion, state.root().iteration()))
                        .orElse(List.of());
    }

    /** A baton that came and could not be handled belongs to the iteration after the last one reviewed. */
    private static List<Event> park(Input.Park park, ReviewState state) {
        Review root = state.root();
        if (!root.known() || root.status() == Status.ENDED) {
            return List.of();
        }
        int iteration = notHere(root) ? root.iteration() + 1 : root.iteration();
        List<Event> events = new ArrayList<>(Ends.cancelled(state, park.cause(), park.at()));
        events.add(Ends.ended(EndStatus.FAILED, park.cause(), iteration, state, park.at()));
        return events;
    }
}
