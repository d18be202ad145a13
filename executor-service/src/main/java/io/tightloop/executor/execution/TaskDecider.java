package io.tightloop.executor.execution;

import java.util.ArrayList;
import java.util.List;

/** Decides on the attempts of one task: claims, leases, results, deadlines (design sections 3 and 5). */
final class TaskDecider {
    private final Task task;
    private final Execution root;
    private final long at;

    private TaskDecider(Task task, Execution root, long at) {
        this.task = task;
        this.root = root;
        this.at = at;
    }

    static List<Event> decide(Input.Work input, Task task, Execution root) {
        TaskDecider decider = new TaskDecider(task, root, input.at());
        return switch (input) {
            case Input.Due due -> decider.due();
            case Input.ClaimWork claim -> decider.claim(claim);
            case Input.RenewLease lease -> decider.renew(lease);
            case Input.Outcome outcome ->
                task.heldBy(outcome.workId(), outcome.claimId())
                        ? decider.outcome(outcome)
                        : decider.stray(outcome, outcome.workId());
        };
    }

    /** Calls off what the task does; it goes on from there with a new attempt that no failure is counted for. */
    static List<Event> cancel(Task task, String reason, long at) {
        Event readied = new Event.TaskReadied(task.id(), task.attemptAfter());
        return task.attempt() == null
                ? List.of(readied)
                : List.of(new Event.WorkCancelled(task.id(), task.attempt().workId(), reason, at), readied);
    }

    private List<Event> claim(Input.ClaimWork claim) {
        Attempt live = task.attempt();
        if (task.heldBy(claim.workId(), claim.claimId())) {
            return List.of();
        }
        if (live == null || !live.workId().equals(claim.workId()) || !live.unclaimed()) {
            return stray(claim, claim.workId());
        }
        return List.of(new Event.TaskStarted(
                task.id(),
                live.workId(),
                live.step(),
                live.number(),
                claim.claimId(),
                claim.worker(),
                at + Attempt.lease(claim.leaseMs()),
                at));
    }

    private List<Event> renew(Input.RenewLease lease) {
        if (!task.heldBy(lease.workId(), lease.claimId())) {
            return stray(lease, lease.workId());
        }
        Attempt live = task.attempt();
        if (live.delegated()) {
            return List.of();
        }
        return List.of(new Event.LeaseRenewed(task.id(), at + live.leaseMs()));
    }

    private List<Event> outcome(Input.Outcome outcome) {
        return switch (outcome) {
            case Input.CompleteWork result -> used(result.usage(), completed(result));
            case Input.FailWork failure -> used(failure.usage(), failed(failure.error(), failure.retryable()));
            case Input.SuspendWork wait -> List.of(returned(wait));
            case Input.DelegateWork others -> delegate(others);
        };
    }

    private List<Event> completed(Input.CompleteWork result) {
        return switch (task.attempt().step()) {
            case WORK -> Judgement.of(task, root, result);
            case CHECK -> Checks.verdict(task, root, result);
            case QUESTION -> List.of(Questions.again(task, Kept.of(0, result).shown(), root, at));
        };
    }

    private List<Event> failed(Failure error, boolean retryable) {
        return switch (task.attempt().step()) {
            case WORK -> Failures.of(task, error, retryable, root, at);
            case CHECK -> Checks.failed(task, error, retryable, root, at);
            case QUESTION -> Questions.unanswered(task, error, retryable, root, at);
        };
    }

    private Event returned(Input.SuspendWork wait) {
        return new Event.WorkReturned(
                task.id(), task.currentAttempt(), task.attemptAfter(), Failure.suspended(wait.reason()), at);
    }

    private List<Event> delegate(Input.DelegateWork others) {
        Attempt live = task.attempt();
        if (live.step() != Step.WORK) {
            return Strays.answer(others, "only a task's work can be delegated", root);
        }
        if (live.delegated()) {
            return Strays.answer(others, "the task is delegated already", root);
        }
        return others.sessions().isEmpty()
                ? Strays.answer(others, "sessions: at least one is needed", root)
                : List.of(new Event.TaskDelegated(
                        task.id(),
                        live.workId(),
                        live.claimId(),
                        live.number(),
                        others.sessions(),
                        root.iteration(),
                        at));
    }

    private List<Event> due() {
        if (task.deadline() == 0 || at < task.deadline()) {
            return List.of();
        }
        return switch (task.status()) {
            case RETRYING -> List.of(readied());
            case RUNNING, CHECKING -> task.attempt() == null ? List.of(readied()) : overdue(task.attempt());
            case PENDING, READY, AWAITING, SUCCEEDED, FAILED, SKIPPED, CANCELLED -> List.of();
        };
    }

    private List<Event> overdue(Attempt live) {
        List<Event> events = new ArrayList<>();
        if (live.unclaimed()) {
            int again = live.step() == Step.WORK ? live.number() : task.nextAttempt();
            events.add(new Event.WorkCancelled(task.id(), live.workId(), "nobody took it", at));
            events.add(new Event.TaskReadied(task.id(), again));
            return events;
        }
        Failure error = at >= live.timesOutAt() ? Failure.timeout(live.timeoutMs()) : Failure.leaseLost(live.worker());
        events.add(new Event.WorkCancelled(task.id(), live.workId(), error.message(), at));
        events.addAll(failed(error, true));
        return events;
    }

    private Event readied() {
        return new Event.TaskReadied(task.id(), task.nextAttempt());
    }

    /** What an attempt used comes first; when the world would hear of nothing else, also that it was nothing. */
    private List<Event> used(Usage usage, List<Event> caused) {
        if (usage.equals(Usage.NONE) && !caused.stream().allMatch(Event.Untold.class::isInstance)) {
            return caused;
        }
        List<Event> events = new ArrayList<>();
        events.add(new Event.UsageRecorded(task.id(), usage, usage.on(root.tokens()), at));
        events.addAll(caused);
        return events;
    }

    private List<Event> stray(Input.Work work, String workId) {
        return Strays.answer(work, Strays.reason(workId, task, root), root);
    }
}
