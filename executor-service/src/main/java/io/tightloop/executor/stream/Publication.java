package io.tightloop.executor.stream;

import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.ExecutionState;
import io.tightloop.executor.execution.Step;
import io.tightloop.executor.execution.Task;
import org.apache.avro.specific.SpecificRecord;

/** Tells the world what was decided in one turn. */
final class Publication {
    private final Turn turn;
    private final Outgoing tasks;
    private final Told session;

    Publication(Turn turn) {
        this.turn = turn;
        this.tasks = new Outgoing(turn.sessionId());
        this.session = new Told(turn.sessionId());
    }

    /** @param state with the event in it */
    void tell(Event event, ExecutionState state) {
        switch (event) {
            case Event.TaskDispatched e -> dispatch(e, state);
            case Event.ExecutionFinished e -> turn.handOff(handoff -> session.of(e, handoff));
            case Event.SessionArchived archived -> turn.archive();
            case Event.TaskStarted e -> started(e);
            case Event.WorkCancelled e -> emit(tasks.of(e));
            case Event.ResultIgnored e -> emit(tasks.of(e));
            case Event.WorkRefused e -> emit(tasks.of(e));
            case Event.WorkReturned e -> emit(tasks.of(e));
            case Event.TaskDelegated e -> emit(tasks.of(e));
            case Event.UsageRecorded e -> emit(tasks.of(e));
            case Event.TaskVerified e -> emit(tasks.of(e));
            case Event.TaskRetryScheduled e -> emit(tasks.of(e));
            case Event.TaskRejected e -> emit(tasks.of(e));
            case Event.TaskEscalated e -> emit(tasks.of(e));
            case Event.TaskSucceeded e -> emit(tasks.of(e));
            case Event.TaskFailed e -> emit(tasks.of(e));
            case Event.TaskSkipped e -> emit(tasks.of(e));
            case Event.TaskRemoved e -> emit(tasks.of(e));
            case Event.TaskReplanned e -> emit(tasks.of(e));
            case Event.CheckpointReached e -> emit(tasks.of(e));
            case Event.ConfirmationRequested e -> emit(session.of(e));
            case Event.ConfirmationAnswered e -> emit(session.of(e));
            case Event.ConfirmationWithdrawn e -> emit(session.of(e));
            case Event.StatusChanged e -> emit(session.of(e));
            case Event.CriterionWaived e -> emit(session.of(e));
            case Event.SessionEnded e -> emit(session.of(e));
            case Event.SessionResumed e -> emit(session.of(e));
            case Event.CommandAccepted e -> emit(session.of(e));
            case Event.CommandRejected e -> emit(session.of(e));
            case Event.Untold nothing -> {}
        }
    }

    /** The attempts of checks are not told: their verdicts are. */
    private void dispatch(Event.TaskDispatched event, ExecutionState state) {
        Task task = state.tasks().find(event.taskId()).orElseThrow();
        if (event.step() != Step.CHECK) {
            emit(tasks.of(event, task.queue()));
        }
        turn.dispatch(Items.of(turn.sessionId(), event, task, state.root()));
    }

    private void started(Event.TaskStarted event) {
        if (event.step() != Step.CHECK) {
            emit(tasks.of(event));
        }
    }

    private void emit(SpecificRecord message) {
        turn.emit(message);
    }
}
