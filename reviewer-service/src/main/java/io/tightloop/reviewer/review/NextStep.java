package io.tightloop.reviewer.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives from the state what can be done next: verify what waits, or conclude when nothing is open. */
final class NextStep {
    private static final String BY_A_PERSON = "no automatic check: a person must confirm this criterion";

    private final Input.Proceed proceed;
    private final ReviewState state;
    private final Review root;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Criterion> judged = new LinkedHashMap<>();

    private NextStep(Input.Proceed proceed, ReviewState state) {
        this.proceed = proceed;
        this.state = state;
        this.root = state.root();
    }

    static List<Event> of(Input.Proceed proceed, ReviewState state) {
        return state.root().status() == Status.REVIEWING ? new NextStep(proceed, state).events() : List.of();
    }

    private List<Event> events() {
        if (root.sweep() || !root.ready().isEmpty()) {
            events.add(new Event.BoardLookedAt());
            waiting().forEach(this::verify);
        }
        if (root.open() == judged.size()) {
            events.addAll(Conclusion.of(state, criteria()).events(proceed.at()));
        }
        return events;
    }

    private List<Criterion> waiting() {
        Board board = state.board();
        List<Criterion> candidates = root.sweep()
                ? board.criteria()
                : root.ready().stream()
                        .flatMap(id -> board.criterion(id).stream())
                        .toList();
        return candidates.stream()
                .filter(criterion -> criterion.waitsIn(root.iteration()))
                .toList();
    }

    private List<Criterion> criteria() {
        return state.board().criteria().stream()
                .map(criterion -> judged.getOrDefault(criterion.id(), criterion))
                .toList();
    }

    private void verify(Criterion criterion) {
        Optional<String> queue = Optional.ofNullable(criterion.check()).flatMap(Check::workedOn);
        if (queue.isPresent()) {
            dispatch(criterion, queue.get());
        } else {
            inconclusive(criterion);
        }
    }

    private void dispatch(Criterion criterion, String queue) {
        int attempt = criterion.tries() + 1;
        events.add(new Event.VerificationDispatched(
                criterion.id(),
                workId(criterion.id(), attempt),
                attempt,
                queue,
                criterion.check(),
                root.iteration(),
                proceed.at()));
    }

    private void inconclusive(Criterion criterion) {
        Evidence evidence = Evidence.ofReviewer("manual", BY_A_PERSON, proceed.at());
        int failures = criterion.failures() + 1;
        events.add(new Event.CriterionVerified(
                criterion.id(), Verdict.INCONCLUSIVE, evidence, failures, root.iteration(), proceed.at()));
        judged.put(
                criterion.id(), criterion.judged(Verdict.INCONCLUSIVE, evidence.summary(), failures, root.iteration()));
    }

    /** Begins with the session's start and cannot be guessed without the nonce. */
    private String workId(String criterionId, int attempt) {
        String seed = proceed.nonce() + "|" + criterionId + "|" + attempt;
        return root.start() + "-"
                + Hash.hex(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
