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
            case Input.KnowWaiver waiver -> Waivers.known(waiver, state);
            case Input.NoteFindings note -> note(note, state);
            case Input.TakeBaton baton -> takeBaton(baton, state);
            case Input.SendSignal signal -> Signals.decide(signal, state);
            case Input.AnswerConfirmation answer -> Answers.decide(answer, state);
            case Input.WaiveCriterion waive -> Waivers.decide(waive, state);
            case Input.EditTasks edit -> Edits.decide(edit, state);
            case Input.ArchiveSession archive -> archive(archive.command(), state.root());
            case Input.Work work -> work(work, state);
            case Input.Proceed proceed -> NextStep.of(proceed, state);
            case Input.Interrupt interrupt -> interrupt(interrupt, state);
            case Input.Park park -> park(park, state);
        };
    }

    private static List<Event> know(Input.KnowSession session, Review root) {
        return root.known()
                ? List.of()
                : List.of(new Event.SessionKnown(session.start(), session.at(), session.limits(), session.session()));
    }

    private static List<Event> know(Input.KnowCriterion known, ReviewState state) {
        if (!state.root().known() || state.board().criterion(known.id()).isPresent()) {
            return List.of();
        }
        Check check = known.check() == null && state.policy().autoInfer()
                ? Inference.of(known.text()).orElse(null)
                : known.check();
        return List.of(new Event.CriterionKnown(known.ordinal(), known.id(), known.text(), check));
    }

    /** Findings travel before the baton, so they belong to the iteration after the last one reviewed. */
    private static List<Event> note(Input.NoteFindings note, ReviewState state) {
        Review root = state.root();
        return root.elsewhere()
                ? Discoveries.sift(note.findings(), root.currentIteration(), state, note.at())
                : List.of();
    }

    private static List<Event> takeBaton(Input.TakeBaton baton, ReviewState state) {
        Review root = state.root();
        return switch (root.status()) {
            case IDLE, HANDED_OVER -> baton.iteration() > root.iteration() ? taken(baton, state) : List.of();
            case REVIEWING, ENDED -> List.of();
        };
    }

    /** What the reviewer was not told of would never be proven: such a session ends before its review. */
    private static List<Event> taken(Input.TakeBaton baton, ReviewState state) {
        int iteration = baton.iteration();
        List<Event> events = new ArrayList<>();
        if (state.root().known()) {
            int open = state.unsettled(iteration);
            events.add(new Event.BatonTaken(iteration, baton.limits(), baton.counts(), baton.tokens(), open));
        }
        state.missing().ifPresent(missing -> {
            List<String> unproven = Ends.ids(state.unproven(iteration));
            events.add(
                    new Event.SessionEnded(EndStatus.FAILED, missing, iteration, unproven, baton.counts(), baton.at()));
        });
        return events;
    }

    private static List<Event> archive(Command command, Review root) {
        return switch (root.status()) {
            case IDLE, HANDED_OVER -> List.of();
            case REVIEWING -> Ends.rejected(command, Rejection.NOT_ENDED, "the session is under review");
            case ENDED -> List.of(new Event.CommandAccepted(command, "archive"), new Event.SessionArchived());
        };
    }

    /** Whatever a worker says is answered; time concerns only a review that is going on. */
    private static List<Event> work(Input.Work work, ReviewState state) {
        return state.reviewed(work.criterionId())
                .map(criterion -> Verification.decide(work, criterion, state))
                .orElseGet(() -> switch (work) {
                    case Input.Told told -> List.of(Refusals.of(told, state));
                    case Input.Due due -> List.of();
                });
    }

    private static List<Event> interrupt(Input.Interrupt interrupt, ReviewState state) {
        Review root = state.root();
        return root.status() == Status.REVIEWING
                ? Ends.ending(EndStatus.INTERRUPTED, interrupt.reason(), root.iteration(), state, interrupt.at())
                : List.of();
    }

    /** A baton that came and could not be handled belongs to the iteration after the last one reviewed. */
    private static List<Event> park(Input.Park park, ReviewState state) {
        Review root = state.root();
        return !root.known() || root.status() == Status.ENDED
                ? List.of()
                : Ends.ending(EndStatus.FAILED, park.cause(), root.currentIteration(), state, park.at());
    }
}
