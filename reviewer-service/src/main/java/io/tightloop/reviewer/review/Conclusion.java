package io.tightloop.reviewer.review;

import io.tightloop.reviewer.review.Bounds.Hit;
import io.tightloop.reviewer.review.Question.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows once every criterion has a verdict: finish, ask, exhausted, or another iteration (design section 5). */
final class Conclusion {
    private final ReviewState state;
    private final Review root;
    private final List<Criterion> unproven;
    private final List<Finding> discovered;

    private Conclusion(ReviewState state) {
        this.state = state;
        this.root = state.root();
        this.unproven = state.unproven(root.iteration());
        this.discovered = discovered();
    }

    static Conclusion of(ReviewState state) {
        return new Conclusion(state);
    }

    List<Event> events(long at) {
        Optional<Hit> hit = hit(root.limits(), at);
        if (hit.isPresent()) {
            return Ends.ending(EndStatus.EXHAUSTED, hit.get().reason(), root.iteration(), state, at);
        }
        if (discovered.isEmpty()) {
            return asksDone() ? askDone(at) : completed(at);
        }
        return state.policy().confirmDiscoveries() && !root.confirmations().agreed() ? askDiscoveries(at) : loop(at);
    }

    /** The limit that ends the session now; none when it completes without more ado. */
    Optional<Hit> hit(Limits limits, long at) {
        if (discovered.isEmpty()) {
            return asksDone() ? Bounds.time(root, limits, at) : Optional.empty();
        }
        return Bounds.anyTime(root, limits, at)
                .or(() -> Bounds.retries(unproven, limits))
                .or(() -> Bounds.iterations(root.iteration(), limits));
    }

    private boolean asksDone() {
        return root.criteria() == 0 || state.policy().confirmDone();
    }

    private List<Event> completed(long at) {
        boolean waived = state.board().criteria().stream()
                .anyMatch(criterion -> criterion.proof().waived());
        String reason = waived ? "every criterion is proven or waived" : "every criterion is proven";
        return Ends.ending(EndStatus.COMPLETED, reason, root.iteration(), state, at);
    }

    private List<Event> askDone(long at) {
        String text = root.criteria() == 0 ? "Is it done?" : "Every criterion is proven or waived. Is it done?";
        Question question = root.confirmations().nextDone(root.iteration());
        return List.of(new Event.ConfirmationRequested(question, text, "", root.iteration(), at));
    }

    private List<Event> askDiscoveries(long at) {
        String tasks =
                discovered.size() == 1 ? "this discovered task" : "these " + discovered.size() + " discovered tasks";
        String text = "Plan " + tasks + " for iteration " + (root.iteration() + 1) + "?";
        Question question = root.confirmations().nextDiscoveries(root.iteration());
        return List.of(
                new Event.ConfirmationRequested(question, text, Discoveries.lines(discovered), root.iteration(), at));
    }

    private List<Event> loop(long at) {
        List<Event> events = new ArrayList<>();
        for (Finding finding : discovered) {
            String id = "d" + (root.tally().discovered() + events.size() + 1);
            events.add(new Event.TaskDiscovered(id, finding, root.iteration(), at));
        }
        events.add(new Event.LoopContinued(
                root.iteration() + 1,
                root.limits(),
                discovered.size(),
                root.tally().duplicates(),
                root.tokens(),
                at));
        return events;
    }

    /** Tasks that a person wrote stand instead of all else, also of the unproven criteria. */
    private List<Finding> discovered() {
        List<Finding> findings = state.board().findings(root.iteration());
        if (root.confirmations().edited()) {
            return findings.stream().filter(Finding::written).toList();
        }
        List<Finding> all = new ArrayList<>();
        unproven.forEach(criterion -> all.add(notProven(criterion)));
        all.addAll(findings);
        return all;
    }

    private static Finding notProven(Criterion criterion) {
        String summary = criterion.proof().summary();
        return Finding.of(
                "criterion/" + criterion.id(),
                Finding.Source.CRITERION,
                criterion.id(),
                "Criterion " + criterion.id() + " is not proven",
                summary == null ? "" : summary,
                Severity.MAJOR);
    }

    /** Whether the open question about what is left counts this criterion as unproven. */
    static boolean outdatedBy(Criterion waived, ReviewState state) {
        Confirmations asked = state.root().confirmations();
        boolean listed =
                !waived.provenIn(state.root().iteration(), state.policy().recheckAll());
        return asked.open() != null && asked.open().kind() == Kind.DISCOVERIES && !asked.edited() && listed;
    }
}
