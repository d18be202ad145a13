package io.tightloop.standalone.chaos.audit;

import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A session's criteria: COMPLETED needs evidence that is newer than the work, or a named person's waiver, for each. */
final class Proof {
    private final Notebook notebook;
    private final Set<String> criteria = new HashSet<>();
    private final Map<String, Integer> passed = new HashMap<>();
    private final Set<String> waived = new HashSet<>();
    private int expected;
    private boolean rechecks;
    private int place;
    private int lastWork;

    Proof(Notebook notebook) {
        this.notebook = notebook;
    }

    /** Takes what the holder wrote, in order. */
    void take(Entry event) {
        place++;
        switch (event.type()) {
            case "SessionStarted" -> started((SessionStarted) event.message());
            case "CriterionDefined" ->
                criteria.add(((CriterionDefined) event.message()).getCriterion().getId());
            case "TaskSucceeded" -> lastWork = place;
            case "CriterionVerified" -> verified(event);
            case "SessionEnded" -> ended(event);
            default -> {}
        }
    }

    /** Takes a waiver, which every service may tell. */
    void waived(Entry event) {
        if (event.text("by").isBlank()
                || event.text("approvedBy").isBlank()
                || event.text("reason").isBlank()) {
            notebook.broken(
                    Invariant.PROOF, event, "the waiver of %s lacks a name or a reason", event.text("criterionId"));
        }
        waived.add(event.text("criterionId"));
    }

    private void started(SessionStarted session) {
        expected = session.getCriteria();
        rechecks = session.getPolicy().getRecheckAllAfterFix();
    }

    private void verified(Entry event) {
        Evidence evidence = (Evidence) event.value("evidence");
        String criterion = event.text("criterionId");
        if (event.value("verdict") != Verdict.PASSED) {
            passed.remove(criterion);
            return;
        }
        passed.put(criterion, place);
        if (evidence.getKind().isBlank()
                || evidence.getHash().isBlank()
                || evidence.getBy().isBlank()) {
            notebook.broken(Invariant.PROOF, event, "criterion %s passed without evidence", criterion);
        }
    }

    private void ended(Entry event) {
        if (!event.text("status").equals("COMPLETED")) {
            return;
        }
        if (criteria.size() != expected) {
            notebook.broken(
                    Invariant.PROOF, event, "COMPLETED, and %d of %d criteria are known", criteria.size(), expected);
        }
        if (!((SessionEnded) event.message()).getUnproven().isEmpty()) {
            notebook.broken(Invariant.PROOF, event, "COMPLETED, and %s is listed as unproven", event.text("unproven"));
        }
        for (String criterion : criteria) {
            Integer proof = passed.get(criterion);
            boolean proven = proof != null && (proof > lastWork || !rechecks);
            if (!proven && !waived.contains(criterion)) {
                String why = proof == null ? "has no proof" : "was proven before the last work";
                notebook.broken(Invariant.PROOF, event, "COMPLETED, and criterion %s %s", criterion, why);
            }
        }
    }
}
