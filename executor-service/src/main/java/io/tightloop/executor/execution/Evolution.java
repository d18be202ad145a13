package io.tightloop.executor.execution;

import java.util.function.UnaryOperator;

/** Applies what happened to the state: the only place where it changes. */
final class Evolution {
    private Evolution() {}

    static ExecutionState evolve(ExecutionState state, Event event) {
        Execution root = state.root();
        return switch (event) {
            case Event.SessionOpened session -> state.with(root.opened(session));
            case Event.CriterionRelayed criterion -> state.with(root.relayed(criterion.ordinal()));
            case Event.TaskAdded task -> added(state, task);
            case Event.BatonReceived baton -> state.with(received(root, baton));
            case Event.TaskDispatched task -> dispatched(state, task);
            case Event.TaskStarted task ->
                change(
                        state,
                        task.taskId(),
                        t -> t.claimed(task.claimId(), task.worker(), task.at(), task.leaseUntil()));
            case Event.LeaseRenewed lease -> change(state, lease.taskId(), t -> t.renewed(lease.leaseUntil()));
            case Event.TaskReadied task -> readied(state, task);
            case Event.TaskRetryScheduled retry ->
                change(state, retry.taskId(), t -> t.retrying(retry.retryAt()))
                        .with(root.stopped(retry.taskId(), root.counts().givenBack()));
            case Event.TaskSucceeded task -> succeeded(state, task.taskId());
            case Event.TaskFailed task ->
                change(state, task.taskId(), Task::failed)
                        .with(root.stopped(task.taskId(), root.counts().failedForGood()));
            case Event.TaskSkipped task ->
                change(state, task.taskId(), Task::skipped)
                        .with(root.counting(root.counts().skippedOne()));
            case Event.ExecutionFinished finished -> state.with(root.become(ExecutionStatus.FINISHED, null));
            case Event.SessionEnded end -> state.with(root.become(ExecutionStatus.ENDED, end.status()));
            case Event.SessionResumed resumed ->
                state.with(root.under(resumed.iteration(), resumed.limits()).become(ExecutionStatus.ACTIVE, null));
            case Event.SessionArchived archived -> state.with(Execution.UNKNOWN);
            case Event.WorkCancelled cancelled -> state;
            case Event.CommandAccepted accepted -> state;
            case Event.CommandRejected rejected -> state;
        };
    }

    private static ExecutionState added(ExecutionState state, Event.TaskAdded added) {
        Tasks tasks = state.tasks();
        Task task = Task.planned(added.spec(), added.waitsFor().size());
        added.waitsFor().forEach(dependency -> tasks.depends(task.id(), dependency));
        write(tasks, task);
        Execution root = state.root();
        return state.with(root.counting(root.counts().added()));
    }

    /** A session that was parked before its baton came stays ended; CONTINUE then finds the plan here. */
    private static Execution received(Execution root, Event.BatonReceived baton) {
        Execution informed = root.under(baton.iteration(), baton.limits());
        return root.ended() ? informed : informed.become(ExecutionStatus.ACTIVE, null);
    }

    private static ExecutionState dispatched(ExecutionState state, Event.TaskDispatched event) {
        state.tasks().find(event.taskId()).ifPresent(state.tasks()::unready);
        return change(state, event.taskId(), t -> t.dispatched(event.workId(), event.attempt(), event.at()))
                .with(state.root().running(event.taskId()));
    }

    private static ExecutionState readied(ExecutionState state, Event.TaskReadied event) {
        Execution root = state.root();
        boolean ran = root.running().contains(event.taskId());
        change(state, event.taskId(), t -> t.ready(event.nextAttempt()));
        return ran ? state.with(root.stopped(event.taskId(), root.counts().givenBack())) : state;
    }

    private static ExecutionState succeeded(ExecutionState state, String taskId) {
        Tasks tasks = state.tasks();
        change(state, taskId, Task::succeeded);
        tasks.dependents(taskId).stream()
                .flatMap(id -> tasks.find(id).stream())
                .filter(task -> task.status() == TaskStatus.PENDING)
                .forEach(task -> write(tasks, task.dependencySucceeded()));
        Execution root = state.root();
        return state.with(root.stopped(taskId, root.counts().succeeded()));
    }

    private static ExecutionState change(ExecutionState state, String taskId, UnaryOperator<Task> change) {
        state.tasks().find(taskId).map(change).ifPresent(task -> write(state.tasks(), task));
        return state;
    }

    private static void write(Tasks tasks, Task task) {
        tasks.put(task);
        if (task.status() == TaskStatus.READY) {
            tasks.ready(task);
        }
    }
}
