package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Applies what happened to the state: the only place where it changes. */
final class Evolution {
    private Evolution() {}

    static ExecutionState evolve(ExecutionState state, Event event) {
        Execution root = state.root();
        return switch (event) {
            case Event.SessionOpened session -> state.with(root.opened(session.setup(), session.limits()));
            case Event.CriterionRelayed criterion -> relayed(state, criterion);
            case Event.WaiverRelayed waiver -> waived(state, waiver.criterionId());
            case Event.CriterionWaived waiver -> waived(state, waiver.criterionId());
            case Event.TaskAdded task -> planned(state, task.draft(), task.waitsFor());
            case Event.TaskReplanned task -> replanned(state, task);
            case Event.BatonReceived baton -> received(state, baton);
            case Event.TaskDispatched e ->
                change(state, e.taskId(), t -> t.dispatched(e.workId(), e.step(), e.attempt(), e.at()));
            case Event.TaskStarted e ->
                change(
                        state,
                        e.taskId(),
                        t -> t.during(t.attempt().claimed(e.claimId(), e.worker(), e.at(), e.leaseUntil())));
            case Event.LeaseRenewed e ->
                change(state, e.taskId(), t -> t.during(t.attempt().renewed(e.leaseUntil())));
            case Event.TaskDelegated e ->
                change(state, e.taskId(), t -> t.during(t.attempt().leftToOthers()));
            case Event.WorkReturned e -> change(state, e.taskId(), t -> t.ready(e.nextAttempt()));
            case Event.TaskReadied e -> change(state, e.taskId(), t -> t.ready(e.nextAttempt()));
            case Event.ResultKept e -> change(state.with(root.workedOn()), e.taskId(), t -> t.keeping(e.result()));
            case Event.TaskVerified e -> change(state, e.taskId(), t -> t.verified(e.check(), e.verdict()));
            case Event.StepRetryScheduled e -> change(state, e.taskId(), t -> t.tryingAgain(e.retryAt()));
            case Event.ConfirmationRequested e -> change(state, e.taskId(), t -> t.asked(e.asking(), e.reply()));
            case Event.ConfirmationWithdrawn e -> change(state, e.taskId(), t -> t.ready(t.nextAttempt()));
            case Event.QuestionPut e -> change(state, e.taskId(), t -> t.questioned(e.question()));
            case Event.TaskRejected e -> change(state, e.taskId(), t -> t.rejected(e.feedback()));
            case Event.TaskRetryScheduled e ->
                change(state, e.taskId(), t -> t.retrying(e.attempt(), e.error(), e.retryAt()));
            case Event.TaskEscalated e -> change(state, e.taskId(), t -> t.escalated(e.to()));
            case Event.TaskSucceeded e -> succeeded(state, e.taskId());
            case Event.TaskFailed e -> change(state, e.taskId(), t -> t.settled(TaskStatus.FAILED));
            case Event.TaskSkipped e -> change(state, e.taskId(), t -> t.settled(TaskStatus.SKIPPED));
            case Event.TaskRemoved e -> removed(state, e.taskId());
            case Event.CheckpointReached reached ->
                state.with(root.with(root.checkpoint().reached()));
            case Event.UsageRecorded usage -> state.with(root.spent(usage.total()));
            case Event.StatusChanged status -> state.with(root.waiting(status.awaiting()));
            case Event.ExecutionFinished finished -> state.with(root.become(ExecutionStatus.FINISHED, null));
            case Event.SessionEnded end -> state.with(root.become(ExecutionStatus.ENDED, end.status()));
            case Event.SessionResumed resumed ->
                state.with(root.under(resumed.limits()).become(ExecutionStatus.ACTIVE, null));
            case Event.SessionArchived archived -> state.with(Execution.UNKNOWN);
            case Event.WorkCancelled cancelled -> state;
            case Event.ResultIgnored ignored -> state;
            case Event.WorkRefused refused -> state;
            case Event.ConfirmationAnswered answered -> state;
            case Event.CommandAccepted accepted -> state;
            case Event.CommandRejected rejected -> state;
        };
    }

    private static ExecutionState relayed(ExecutionState state, Event.CriterionRelayed criterion) {
        state.criteria().put(new Criterion(criterion.ordinal(), criterion.criterionId(), true, false));
        return state.with(state.root().relayed(criterion.ordinal()));
    }

    private static ExecutionState waived(ExecutionState state, String criterionId) {
        state.criteria().find(criterionId).map(Criterion::skipped).ifPresent(state.criteria()::put);
        return state;
    }

    /** When an id is used again, its earlier task keeps its place in the counts, and nothing waits for it any more. */
    private static ExecutionState planned(ExecutionState state, Draft draft, List<String> waitsFor) {
        boolean first = draft.spec().iteration() <= 1;
        Optional<Task> before = first ? Optional.empty() : state.tasks().find(draft.id());
        before.ifPresent(over -> state.tasks().release(over.id()));
        Task task = begin(state, draft, waitsFor, before);
        Overlap.take(draft.files(), task.id(), state.files());
        Execution root = state.root();
        return state.with(root.with(root.load().added(task.status())));
    }

    private static ExecutionState replanned(ExecutionState state, Event.TaskReplanned event) {
        Tasks tasks = state.tasks();
        Optional<Task> before = tasks.find(event.draft().id());
        before.filter(task -> task.status() == TaskStatus.READY).ifPresent(tasks::unready);
        tasks.release(event.draft().id());
        Task task = begin(state, event.draft(), event.waitsFor(), before);
        Execution root = state.root();
        Load load = before.map(old -> root.load().moved(task.id(), old.status(), task.status()))
                .orElseGet(() -> root.load().added(task.status()));
        return state.with(root.with(load).editedOne());
    }

    private static Task begin(ExecutionState state, Draft draft, List<String> waitsFor, Optional<Task> before) {
        TaskSpec spec = draft.spec();
        Task task = before.map(old -> old.replanned(spec, waitsFor.size()))
                .orElseGet(() -> Task.planned(spec, waitsFor.size()));
        waitsFor.forEach(dependency -> state.tasks().depends(task.id(), dependency));
        write(state.tasks(), task);
        return task;
    }

    private static ExecutionState removed(ExecutionState state, String taskId) {
        state.tasks().release(taskId);
        return change(state, taskId, t -> t.settled(TaskStatus.CANCELLED));
    }

    /** A session that was parked before its baton came stays ended; CONTINUE then finds the plan here. */
    private static ExecutionState received(ExecutionState state, Event.BatonReceived baton) {
        for (Criterion criterion : state.criteria().all()) {
            Criterion now = criterion.proven(!baton.unproven().contains(criterion.id()));
            if (!now.equals(criterion)) {
                state.criteria().put(now);
            }
        }
        Execution informed = state.root().received(baton);
        return state.with(informed.ended() ? informed : informed.become(ExecutionStatus.ACTIVE, null));
    }

    private static ExecutionState succeeded(ExecutionState state, String taskId) {
        Tasks tasks = state.tasks();
        Checkpoint checkpoint = state.root().checkpoint();
        ExecutionState done = change(state, taskId, t -> t.succeeded(checkpoint.last()));
        Execution root = done.root().workedOn().with(checkpoint.succeeded(taskId));
        for (String id : tasks.dependents(taskId)) {
            Optional<Task> waiting = tasks.find(id).filter(task -> task.status() == TaskStatus.PENDING);
            waiting.map(Task::dependencySucceeded).ifPresent(task -> write(tasks, task));
        }
        return done.with(root);
    }

    /** Changes one task, and what is kept of it elsewhere: the queue of ready tasks and the session's counters. */
    private static ExecutionState change(ExecutionState state, String taskId, UnaryOperator<Task> change) {
        Optional<Task> before = state.tasks().find(taskId);
        if (before.isEmpty()) {
            return state;
        }
        TaskStatus from = before.get().status();
        if (from == TaskStatus.READY) {
            state.tasks().unready(before.get());
        }
        Task task = change.apply(before.get());
        write(state.tasks(), task);
        Execution root = state.root();
        return state.with(root.with(root.load().moved(taskId, from, task.status())));
    }

    private static void write(Tasks tasks, Task task) {
        tasks.put(task);
        if (task.status() == TaskStatus.READY) {
            tasks.ready(task);
        }
    }
}
