package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Bounds.Hit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Derives from the state the one step that can be done next: end at a limit, verify what waits, conclude when nothing
 * is open, or say that only questions are left.
 */
final class NextStep {
    private static final String NO_CHECK = "no check is known and policy.fallbackToManual is off";

    private final Input.Proceed proceed;
    private final ReviewState state;
    private final Review root;
    private final Progress progress;

    private NextStep(Input.Proceed proceed, ReviewState state) {
        this.proceed = proceed;
        this.state = state;
        this.root = state.root();
        this.progress = root.progress();
    }

    static List<Event> of(Input.Proceed proceed, ReviewState state) {
        return state.root().status() == Status.REVIEWING ? new NextStep(proceed, state).events() : List.of();
    }

    private List<Event> events() {
        Optional<Hit> hit = hit();
        if (hit.isPresent()) {
            return Ends.ending(EndStatus.EXHAUSTED, hit.get().reason(), root.iteration(), state, proceed.at());
        }
        if (progress.looking()) {
            return verify();
        }
        return progress.open() == 0 && root.confirmations().open() == null
                ? Conclusion.of(state).events(proceed.at())
                : status();
    }

    /** Nothing that is left to verify leaves the judgement to the conclusion, unless it waits for a person. */
    private Optional<Hit> hit() {
        if (progress.open() > 0) {
            return Bounds.anyTime(root, root.limits(), proceed.at());
        }
        return root.confirmations().open() == null ? Optional.empty() : Bounds.time(root, root.limits(), proceed.at());
    }

    private List<Event> verify() {
        List<Event> events = new ArrayList<>();
        events.add(new Event.BoardLookedAt());
        boolean recheckAll = state.policy().recheckAll();
        candidates().stream()
                .filter(criterion -> criterion.trial().idle())
                .filter(criterion -> !criterion.settledIn(root.iteration(), recheckAll))
                .map(this::verify)
                .forEach(events::add);
        return events;
    }

    private List<Criterion> candidates() {
        Board board = state.board();
        return progress.sweep()
                ? board.criteria()
                : progress.ready().stream()
                        .flatMap(id -> board.criterion(id).stream())
                        .toList();
    }

    private Event verify(Criterion criterion) {
        Check check = criterion.check();
        Optional<String> queue = Optional.ofNullable(check).flatMap(Check::workedOn);
        if (queue.isPresent()) {
            return state.surroundings().knowsQueue(queue.get())
                    ? dispatch(criterion, queue.get())
                    : inconclusive(criterion, "there is no queue '" + queue.get() + "'");
        }
        boolean manual = check != null && check.manual();
        return manual || state.policy().fallbackToManual() ? ask(criterion) : inconclusive(criterion, NO_CHECK);
    }

    private Event dispatch(Criterion criterion, String queue) {
        int attempt = criterion.trial().tries() + 1;
        return new Event.VerificationDispatched(
                criterion.id(),
                workId(criterion.id(), attempt),
                attempt,
                queue,
                criterion.check(),
                root.iteration(),
                proceed.at());
    }

    private Event ask(Criterion criterion) {
        String seen =
                criterion.proof().summary() == null ? "" : criterion.proof().summary();
        return new Event.ConfirmationRequested(
                criterion.question(), criterion.text(), seen, root.iteration(), proceed.at());
    }

    private Event inconclusive(Criterion criterion, String why) {
        return Verification.verified(
                criterion,
                Verdict.INCONCLUSIVE,
                Evidence.ofReviewer(criterion.kind(), why, proceed.at()),
                root.iteration(),
                proceed.at());
    }

    private List<Event> status() {
        boolean asked = progress.questions() > 0 || root.confirmations().open() != null;
        boolean awaiting = asked && progress.questions() == progress.open();
        return awaiting == progress.awaiting()
                ? List.of()
                : List.of(new Event.StatusChanged(awaiting, root.iteration(), proceed.at()));
    }

    /** Begins with the session's start and cannot be guessed without the nonce. */
    private String workId(String criterionId, int attempt) {
        String seed = proceed.nonce() + "|" + criterionId + "|" + attempt;
        return root.start() + "-"
                + Hash.hex(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
