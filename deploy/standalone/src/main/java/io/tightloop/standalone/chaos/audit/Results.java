package io.tightloop.standalone.chaos.audit;

import io.tightloop.standalone.chaos.audit.Notebook.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Every result of a worker is accepted or ignored, and of each attempt at most one is accepted, of the first claim. A
 * record names the work event that it answers by its {@code tl-cause}; it may be read before or after that.
 */
final class Results {
    private static final Set<String> RESULTS = Set.of("WorkCompleted", "WorkFailed", "WorkSuspended", "WorkDelegated");
    private static final Set<String> REFUSALS = Set.of("ResultIgnored", "WorkRefused");
    /** Each is written at most once because of one result. */
    private static final Set<String> ACCEPTANCES =
            Set.of("TaskSucceeded", "TaskVerified", "TaskDelegated", "CriterionVerified", "SuspensionPolled");
    /** These cannot be without a result. */
    private static final Set<String> FRUITS = Set.of("TaskSucceeded", "TaskVerified");

    private final Notebook notebook;
    private final Stalls stalls;
    private final Map<Long, Given> given = new HashMap<>();
    private final Map<Long, Long> firstClaims = new HashMap<>();
    private final Set<Long> started = new HashSet<>();
    private final Set<Long> finished = new HashSet<>();
    private final Set<Long> delegated = new HashSet<>();

    /** A result, and what became of it. */
    private static final class Given {
        private final Set<String> acceptances = new HashSet<>(2);
        private Note first;
        private String workId;
        private long claim;
        private int times;
        private Note accepted;
        private int ignored;
        private boolean judged;
        private boolean noResult;

        /** Whether it was accepted and was not given, as far as it was read. */
        boolean early() {
            return times == 0 && !noResult && accepted != null;
        }

        boolean answered() {
            return ignored + (accepted == null ? 0 : 1) >= times;
        }
    }

    Results(Notebook notebook, Stalls stalls) {
        this.notebook = notebook;
        this.stalls = stalls;
    }

    /** Takes what a worker said; a result without an id cannot be named by what answers it, and is only counted. */
    void said(Entry work) {
        if (work.type().equals("WorkClaimed")) {
            firstClaims.putIfAbsent(Ids.of(work.text("workId")), Ids.of(work.text("claimId")));
        } else if (RESULTS.contains(work.type())) {
            notebook.add(Count.RESULTS);
            if (!work.text("worker").isEmpty() && !work.type().equals("WorkSuspended")) {
                firstClaims.putIfAbsent(Ids.of(work.text("workId")), Ids.of(work.text("claimId")));
            }
            if (work.id().isEmpty()) {
                return;
            }
            Given result = given.computeIfAbsent(Ids.of(work.id()), _ -> new Given());
            if (result.first == null) {
                result.first = Note.of(work);
                result.workId = work.text("workId");
                result.claim = Ids.of(work.text("claimId"));
            }
            result.times++;
            judge(result);
        } else if (!work.type().equals("WorkHeartbeat")) {
            given.computeIfAbsent(Ids.of(work.id()), _ -> new Given()).noResult = true;
        }
    }

    /** Takes an event that a work event caused. */
    void caused(Entry event) {
        if (event.type().equals("WorkRefused") || event.type().endsWith("Started")) {
            return;
        }
        Given result = given.computeIfAbsent(Ids.of(event.cause()), _ -> new Given());
        if (REFUSALS.contains(event.type())) {
            result.ignored++;
            notebook.add(Count.RESULTS_IGNORED);
            if (result.first != null && result.accepted == null && result.ignored == 1) {
                stalls.took(result.first, Note.of(event));
            }
            return;
        }
        if (result.accepted == null) {
            result.accepted = Note.of(event);
        }
        if (FRUITS.contains(event.type())) {
            result.accepted = Note.of(event);
        }
        if (ACCEPTANCES.contains(event.type()) && !result.acceptances.add(event.type())) {
            notebook.broken(Invariant.ONE_RESULT, event, "one result leads to a second %s", event.type());
        }
        judge(result);
    }

    /** Takes the start of an attempt's lease. */
    void started(Entry start) {
        if (!started.add(Ids.of(start.text("workId")))) {
            notebook.broken(
                    Invariant.ONE_RESULT, start, "a second claim of attempt %s is accepted", start.text("workId"));
        }
    }

    /** Whether a result waits for its answer, or an answer for its result. */
    boolean waiting() {
        return given.values().stream().anyMatch(result -> result.early() || !result.answered());
    }

    /**
     * Judges what is left.
     *
     * @param may whether a result of this time may still be open
     */
    void settled(LongPredicate may) {
        for (Given result : given.values()) {
            if (result.times == 0) {
                if (result.early() && FRUITS.contains(result.accepted.type())) {
                    notebook.broken(
                            Invariant.RESULT_GIVEN, result.accepted, "%s comes of no result", result.accepted.type());
                }
            } else if (!result.answered() && may.test(result.first.at())) {
                notebook.add(Count.RESULTS_OPEN);
            } else if (!result.answered()) {
                notebook.broken(
                        Invariant.RESULT_ANSWERED,
                        result.first,
                        "%s of attempt %s was neither accepted nor ignored",
                        result.first.type(),
                        result.workId);
            }
        }
    }

    /** Judges an accepted result once it was read itself. */
    private void judge(Given result) {
        if (result.accepted == null || result.times == 0 || result.judged) {
            return;
        }
        result.judged = true;
        Note work = result.first;
        notebook.add(Count.RESULTS_ACCEPTED);
        stalls.took(work, result.accepted);
        long workId = Ids.of(result.workId);
        boolean leaves = work.type().equals("WorkDelegated");
        if (!(leaves ? delegated : finished).add(workId)) {
            notebook.broken(
                    Invariant.ONE_RESULT,
                    result.accepted,
                    "a second result of attempt %s is accepted, %s at %s",
                    result.workId,
                    work.type(),
                    work.place());
        }
        Long claim = firstClaims.get(workId);
        if (claim == null || claim != result.claim) {
            notebook.broken(
                    Invariant.ONE_RESULT,
                    result.accepted,
                    "a result of attempt %s is accepted that is not its first claim's",
                    result.workId);
        }
    }
}
