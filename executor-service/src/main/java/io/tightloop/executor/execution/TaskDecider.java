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
            case Input.Due due -> decider.due(due);
            case Input.ClaimWork claim -> decider.claim(claim);
            case Input.RenewLease lease -> decider.renew(lease);
            case Input.CompleteWork result -> decider.complete(result);
            case Input.FailWork failure -> decider.fail(failure);
        };
    }

    /** Calls off what the task does; it goes on from there with a new attempt that no failure is counted for. */
    static List<Event> cancel(Task task, String reason, long at) {
        Attempt live = task.attempt();
        if (live == null) {
            return List.of(new Event.TaskReadied(task.id(), task.nextAttempt()));
        }
        int next = live.step() == Step.WORK ? live.number() + 1 : task.nextAttempt();
        return List.of(
                new Event.WorkCancelled(task.id(), live.workId(), reason, at), new Event.TaskReadied(task.id(), next));
    }

    private List<Event> claim(Input.ClaimWork claim) {
        Attempt live = task.attempt();
        if (live == null || !live.workId().equals(claim.workId()) || !live.unclaimed()) {
            return List.of();
        }
        return List.of(new Event.TaskStarted(
                task.id(),
                live.workId(),
                live.step(),
                live.number(),
                claim.claimId(),
                claim.worker(),
                at + Attempt.LEASE_MS,
                at));
    }

    private List<Event> renew(Input.RenewLease lease) {
        return held(lease.workId(), lease.claimId())
                ? List.of(new Event.LeaseRenewed(task.id(), at + Attempt.LEASE_MS))
                : List.of();
    }

    private List<Event> complete(Input.CompleteWork result) {
        if (!held(result.workId(), result.claimId())) {
            return late(result.workId());
        }
        List<Event> events = used(result.usage());
        events.addAll(
                switch (task.attempt().step()) {
                    case WORK -> Judgement.of(task, root, result);
                    case CHECK -> Checks.verdict(task, root, result);
                    case QUESTION -> List.of(Questions.again(task, result.output(), root, at));
                });
        return events;
    }

    private List<Event> fail(Input.FailWork failure) {
        if (!held(failure.workId(), failure.claimId())) {
            return late(failure.workId());
        }
        List<Event> events = used(failure.usage());
        events.addAll(failed(failure.error(), failure.retryable()));
        return events;
    }

    private List<Event> failed(Failure error, boolean retryable) {
        return switch (task.attempt().step()) {
            case WORK -> Failures.of(task, error, retryable, root, at);
            case CHECK -> Checks.failed(task, error, retryable, root, at);
            case QUESTION -> Questions.unanswered(task, error, retryable, root, at);
        };
    }

    private List<Event> due(Input.Due due) {
        if (task.deadline() == 0 || at < task.deadline()) {
            return List.of();
        }
        return switch (task.status()) {
            case RETRYING -> List.of(new Event.TaskReadied(task.id(), task.nextAttempt()));
            case RUNNING -> overdue(due.nonce());
            case CHECKING -> task.attempt() == null ? List.of(again(due.nonce())) : overdue(due.nonce());
            case PENDING, READY, AWAITING, SUCCEEDED, FAILED, SKIPPED, CANCELLED -> List.of();
        };
    }

    private List<Event> overdue(String nonce) {
        Attempt live = task.attempt();
        List<Event> events = new ArrayList<>();
        if (live.unclaimed()) {
            events.add(new Event.WorkCancelled(task.id(), live.workId(), "nobody took it", at));
            events.add(unclaimed(live, nonce));
            return events;
        }
        Failure error = at >= live.timesOutAt() ? Failure.timeout(live.timeoutMs()) : Failure.leaseLost(live.worker());
        events.add(new Event.WorkCancelled(task.id(), live.workId(), error.message(), at));
        events.addAll(failed(error, true));
        return events;
    }

    /** A check keeps its slot; the others are dispatched when it is their turn. */
    private Event unclaimed(Attempt live, String nonce) {
        return switch (live.step()) {
            case WORK -> new Event.TaskReadied(task.id(), live.number());
            case QUESTION -> new Event.TaskReadied(task.id(), task.nextAttempt());
            case CHECK -> again(nonce);
        };
    }

    private Event again(String nonce) {
        return Dispatch.check(task, task.kept(), root, nonce, at);
    }

    private List<Event> used(Usage usage) {
        List<Event> events = new ArrayList<>();
        if (!usage.equals(Usage.NONE)) {
            events.add(new Event.UsageRecorded(task.id(), usage, usage.on(root.tokens()), at));
        }
        return events;
    }

    private List<Event> late(String workId) {
        return task.over().contains(workId)
                ? List.of(new Event.ResultIgnored(task.id(), workId, "the attempt was over", root.iteration(), at))
                : List.of();
    }

    private boolean held(String workId, String claimId) {
        return task.attempt() != null && task.attempt().heldBy(workId, claimId);
    }
}
