package io.tightloop.standalone.simulation;

import io.tightloop.schemas.Counts;
import io.tightloop.schemas.CriterionVerified;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.PlanStarted;
import io.tightloop.schemas.ResultIgnored;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.TaskDispatched;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.TaskRemoved;
import io.tightloop.schemas.TaskStarted;
import io.tightloop.schemas.TaskSucceeded;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.VerificationStarted;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkDelegated;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;
import io.tightloop.schemas.WorkSuspended;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** A result is accepted once, of one attempt, from its one claim; what was accepted stays as it is. */
final class WorkRules implements Witness {
    private final Map<String, WorkItem> items = new HashMap<>();

    private record Claim(String id, String worker) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, WorkCompleted> results = new HashMap<>();
    private final Map<String, Integer> unsettled = new HashMap<>();
    private final Map<String, String> started = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> planned = new HashSet<>();
    private final Set<String> succeeded = new HashSet<>();

    @Override
    public void item(String service, WorkItem item) {
        WorkItem before = items.putIfAbsent(item.getWorkId(), item);
        Violation.unless(before == null, "two items have the id %s", item.getWorkId());
        if (item.getKind() == WorkKind.EXECUTE) {
            frozen(item.getSubject(), "dispatched");
        }
    }

    @Override
    public void answer(SpecificRecord answer) {
        switch (answer) {
            case WorkClaimed claim -> claimed(claim.getWorkId(), claim.getClaimId(), claim.getWorker());
            case WorkCompleted result -> {
                claimed(result.getWorkId(), result.getClaimId(), result.getWorker());
                results.put(mark(result.getOutput()), result);
                unsettled.merge(result.getWorkId(), 1, Integer::sum);
            }
            case WorkSuspended given -> unsettled.merge(given.getWorkId(), 1, Integer::sum);
            case WorkDelegated left -> unsettled.merge(left.getWorkId(), 1, Integer::sum);
            case WorkFailed failure -> {
                claimed(failure.getWorkId(), failure.getClaimId(), failure.getWorker());
                unsettled.merge(failure.getWorkId(), 1, Integer::sum);
            }
            default -> {}
        }
    }

    @Override
    public void event(String service, SpecificRecord event) {
        switch (event) {
            case TaskPlanned task -> {
                frozen(task.getTask().getId(), "planned");
                planned.add(task.getTask().getId());
            }
            case TaskRemoved removed -> planned.remove(removed.getTaskId());
            case TaskDispatched sent -> frozen(sent.getTaskId(), "dispatched");
            case TaskStarted start -> started(start.getWorkId(), start.getWorker());
            case VerificationStarted start -> started(start.getWorkId(), start.getWorker());
            case PlanStarted start -> started(start.getWorkId(), start.getWorker());
            case TaskSucceeded success -> succeeded(success);
            case ResultIgnored ignored -> once(ignored.getWorkId());
            case CriterionVerified verified -> verified(verified);
            case SessionEnded end -> counted(end.getCounts());
            case ExecutionFinished finished -> counted(finished.getCounts());
            default -> {}
        }
    }

    /** @param worker who claims by it; null when it is no claim */
    private void claimed(String workId, String claimId, String worker) {
        if (worker != null) {
            claims.putIfAbsent(workId, new Claim(claimId, worker));
        }
    }

    private void started(String workId, String worker) {
        String before = started.putIfAbsent(workId, worker);
        Violation.unless(before == null, "the attempt %s is started twice", workId);
        Claim claim = claims.get(workId);
        Violation.unless(claim != null && claim.worker().equals(worker), "the attempt %s goes to %s", workId, worker);
    }

    private void succeeded(TaskSucceeded success) {
        frozen(success.getTaskId(), "accepted");
        WorkItem item = accepted(mark(success.getOutput()), success.getTaskId());
        Violation.unless(
                item.getKind() == WorkKind.EXECUTE && item.getQuestion().isEmpty(),
                "the result of %s is no result of work",
                success.getTaskId());
        succeeded.add(success.getTaskId());
    }

    private void verified(CriterionVerified verified) {
        String mark = verified.getEvidence().getHash();
        if (results.containsKey(mark)) {
            accepted(mark, verified.getCriterionId());
            Verdict seen = results.get(mark).getVerdict();
            Violation.unless(
                    verified.getVerdict() != Verdict.PASSED || seen == Verdict.PASSED,
                    "criterion %s passed, and its check said %s",
                    verified.getCriterionId(),
                    seen);
        } else {
            boolean byHand = verified.getEvidence().getKind().equals("manual");
            Violation.unless(
                    byHand || verified.getVerdict() != Verdict.PASSED,
                    "criterion %s passed without evidence",
                    verified.getCriterionId());
        }
    }

    /** A result is accepted or ignored once. */
    private void once(String workId) {
        int left = unsettled.merge(workId, -1, Integer::sum);
        Violation.unless(left >= 0, "more results of %s are taken than came", workId);
    }

    /** The item whose result is accepted now. */
    private WorkItem accepted(String mark, String subject) {
        WorkCompleted result = results.get(mark);
        Violation.unless(result != null, "a result of %s is accepted that no worker gave", subject);
        WorkItem item = items.get(result.getWorkId());
        Violation.unless(item.getSubject().equals(subject), "a result of another is accepted for %s", subject);
        Claim claim = claims.get(result.getWorkId());
        Violation.unless(
                claim != null && claim.id().equals(result.getClaimId()),
                "a result of %s is accepted from a claim that was not",
                subject);
        once(result.getWorkId());
        Violation.unless(accepted.add(result.getWorkId()), "two results of one attempt at %s are accepted", subject);
        return item;
    }

    private void frozen(String task, String again) {
        Violation.unless(!succeeded.contains(task), "task %s has succeeded and is %s again", task, again);
    }

    private void counted(Counts counts) {
        if (counts == null) {
            return;
        }
        Violation.unless(
                counts.getCompleted() == succeeded.size(),
                "%d tasks are counted as completed, not %d",
                counts.getCompleted(),
                succeeded.size());
        int all = counts.getCompleted()
                + counts.getFailed()
                + counts.getRunning()
                + counts.getPending()
                + counts.getSkipped();
        Violation.unless(all == planned.size(), "%d tasks are counted of %d: %s", all, planned.size(), counts);
    }

    /** A worker's mark, which is the JSON text that it gives as output and the hash of its evidence. */
    private static String mark(String output) {
        return output.replace("\"", "");
    }
}
