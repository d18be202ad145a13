package io.tightloop.executor.stream;

import io.tightloop.baton.Addressee;
import io.tightloop.baton.DecidingPhase;
import io.tightloop.baton.Turn;
import io.tightloop.executor.execution.Event;
import io.tightloop.executor.execution.Execution;
import io.tightloop.executor.execution.ExecutionDecider;
import io.tightloop.executor.execution.ExecutionState;
import io.tightloop.executor.execution.Input;
import io.tightloop.executor.execution.Task;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CriterionDefined;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionStarted;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskPlanned;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** The execute phase on the baton's shell (design sections 2 and 4). */
public final class ExecutionPhase extends DecidingPhase<Input, ExecutionState, Event> {
    static final String SERVICE = "executor";

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public Addressee addressee(SpecificRecord command) {
        return command instanceof StartSession ? Addressee.PLANNER : Addressee.HOLDER;
    }

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case SendSignal signal ->
                run(turn, Incoming.of(signal, load(turn).root().limits(), turn.at()));
            case ArchiveSession archive -> run(turn, Incoming.of(archive, turn.at()));
            default -> {}
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        switch (event) {
            case SessionStarted session -> relay(turn, Incoming.of(session), session);
            case CriterionDefined criterion -> relay(turn, Incoming.of(criterion), criterion);
            case TaskPlanned planned -> run(turn, Incoming.of(planned, turn.at()));
            default -> {}
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        switch (handoff) {
            case PlanConfirmed plan -> run(turn, Incoming.of(plan));
            default -> {}
        }
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        switch (workEvent) {
            case WorkClaimed claim -> run(turn, Incoming.of(claim, turn.at()));
            case WorkHeartbeat heartbeat -> run(turn, Incoming.of(heartbeat, turn.at()));
            case WorkCompleted result -> run(turn, Incoming.of(result, turn.at()));
            case WorkFailed failure -> run(turn, Incoming.of(failure, turn.at()));
            default -> {}
        }
    }

    @Override
    public void due(Turn turn, String part) {
        TurnTasks.idOf(part).ifPresent(taskId -> run(turn, new Input.Due(taskId, turn.at())));
    }

    @Override
    public void proceed(Turn turn) {
        Input next = new Input.Proceed(turn.at(), turn.nonce());
        boolean moved;
        do {
            moved = run(turn, next);
        } while (moved);
    }

    @Override
    public void park(Turn turn, String cause) {
        run(turn, new Input.Park(cause, turn.at()));
    }

    @Override
    protected ExecutionState load(Turn turn) {
        return new ExecutionState(turn.root(Execution.class).orElse(Execution.UNKNOWN), new TurnTasks(turn));
    }

    @Override
    protected List<Event> decide(Input input, ExecutionState state) {
        return ExecutionDecider.decide(input, state);
    }

    @Override
    protected ExecutionState evolve(ExecutionState state, Event event) {
        return ExecutionDecider.evolve(state, event);
    }

    /** Tasks and their deadlines are written as they change; an archived session is not written again. */
    @Override
    protected void save(Turn turn, ExecutionState state) {
        if (state.root().exists()) {
            turn.root(state.root());
        }
    }

    @Override
    protected void publish(Turn turn, ExecutionState state, Event event) {
        Outgoing message = new Outgoing(turn.sessionId());
        switch (event) {
            case Event.TaskDispatched e -> dispatch(turn, state, e, message);
            case Event.ExecutionFinished e -> turn.handOff(handoff -> message.of(e, handoff));
            case Event.SessionArchived archived -> turn.archive();
            case Event.TaskStarted e -> turn.emit(message.of(e));
            case Event.WorkCancelled e -> turn.emit(message.of(e));
            case Event.TaskRetryScheduled e -> turn.emit(message.of(e));
            case Event.TaskSucceeded e -> turn.emit(message.of(e));
            case Event.TaskFailed e -> turn.emit(message.of(e));
            case Event.TaskSkipped e -> turn.emit(message.of(e));
            case Event.SessionEnded e -> turn.emit(message.of(e));
            case Event.SessionResumed e -> turn.emit(message.of(e));
            case Event.CommandAccepted e -> turn.emit(message.of(e));
            case Event.CommandRejected e -> turn.emit(message.of(e));
            case Event.Untold nothing -> {}
        }
    }

    /** The reviewer reads only the executor's topic: what it must know of the plan passes on unchanged, once. */
    private void relay(Turn turn, Input input, SpecificRecord event) {
        if (run(turn, input)) {
            turn.emit(event);
        }
    }

    private static void dispatch(Turn turn, ExecutionState state, Event.TaskDispatched event, Outgoing message) {
        Task task = state.tasks().find(event.taskId()).orElseThrow();
        turn.emit(message.of(event, task));
        turn.dispatch(message.item(event, task, state.root()));
    }
}
