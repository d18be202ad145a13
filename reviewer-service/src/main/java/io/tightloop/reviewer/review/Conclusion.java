package io.tightloop.reviewer.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows once every criterion has a verdict: complete, exhausted, or another iteration (design section 5). */
final class Conclusion {
    private final Review root;
    private final List<Criterion> criteria;
    private final List<Criterion> unproven;
    private final List<Finding> discovered;

    private Conclusion(Review root, List<Criterion> criteria, List<Finding> findings) {
        this.root = root;
        this.criteria = criteria;
        this.unproven = criteria.stream()
                .filter(criterion -> !criterion.provenIn(root.iteration()))
                .toList();
        this.discovered = discovered(findings);
    }

    static Conclusion of(ReviewState state) {
        return of(state, state.board().criteria());
    }

    /** With verdicts that the state does not know yet. */
    static Conclusion of(ReviewState state, List<Criterion> criteria) {
        Review root = state.root();
        return new Conclusion(root, criteria, state.board().findings(root.iteration()));
    }

    List<Event> events(long at) {
        if (discovered.isEmpty()) {
            return criteria.isEmpty()
                    ? List.of()
                    : List.of(ended(EndStatus.COMPLETED, "every criterion is proven", at));
        }
        Optional<Criterion> failing = failingTooOften(root.limits());
        if (failing.isPresent()) {
            String reason = "maxRetries: criterion " + failing.get().id() + " failed "
                    + failing.get().failures() + " verifications";
            return List.of(ended(EndStatus.EXHAUSTED, reason, at));
        }
        return root.iteration() >= root.limits().maxIterations()
                ? List.of(ended(EndStatus.EXHAUSTED, "maxIterations: iteration " + root.iteration() + " is over", at))
                : loop(at);
    }

    /** The limit that would end the session again at once, in words; empty when none would. */
    Optional<String> stillHit(Limits limits) {
        if (discovered.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> retries = failingTooOften(limits)
                .map(criterion -> "maxRetries is " + limits.maxRetries() + " and criterion " + criterion.id()
                        + " has failed " + criterion.failures() + " verifications: raise it");
        int next = root.iteration() + 1;
        return retries.isPresent() || next <= limits.maxIterations()
                ? retries
                : Optional.of(
                        "maxIterations is " + limits.maxIterations() + " and iteration " + next + " is next: raise it");
    }

    private Optional<Criterion> failingTooOften(Limits limits) {
        return unproven.stream()
                .filter(criterion -> criterion.failures() >= limits.maxRetries())
                .findFirst();
    }

    private List<Event> loop(long at) {
        List<Event> events = new ArrayList<>();
        for (Finding finding : discovered) {
            String id = "d" + (root.discovered() + events.size() + 1);
            events.add(new Event.TaskDiscovered(id, finding, root.iteration(), at));
        }
        events.add(new Event.LoopContinued(root.iteration() + 1, root.limits(), discovered.size(), at));
        return events;
    }

    private List<Finding> discovered(List<Finding> findings) {
        Map<String, Finding> byMark = new LinkedHashMap<>();
        unproven.stream().map(this::notProven).forEach(finding -> byMark.putIfAbsent(finding.mark(), finding));
        findings.stream().filter(Finding::toBeDone).forEach(finding -> byMark.putIfAbsent(finding.mark(), finding));
        return List.copyOf(byMark.values());
    }

    private Finding notProven(Criterion criterion) {
        return new Finding(
                "criterion/" + criterion.id(),
                criterion.ordinal(),
                root.iteration(),
                Finding.Source.CRITERION,
                criterion.id(),
                "Criterion " + criterion.id() + " is not proven",
                criterion.summary() == null ? "" : criterion.summary(),
                "major");
    }

    private Event ended(EndStatus status, String reason, long at) {
        List<String> ids = unproven.stream().map(Criterion::id).toList();
        return new Event.SessionEnded(status, reason, root.iteration(), ids, root.counts(), at);
    }
}
