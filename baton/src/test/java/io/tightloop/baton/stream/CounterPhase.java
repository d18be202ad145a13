package io.tightloop.baton.stream;

import io.tightloop.baton.Phase;
import io.tightloop.baton.Standing;
import io.tightloop.baton.Turn;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.CommandAccepted;
import io.tightloop.schemas.CommandRejected;
import io.tightloop.schemas.Counts;
import io.tightloop.schemas.EndStatus;
import io.tightloop.schemas.ExecutionFinished;
import io.tightloop.schemas.Handoff;
import io.tightloop.schemas.Limits;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.Outcome;
import io.tightloop.schemas.PlanConfirmed;
import io.tightloop.schemas.Rejection;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.SessionEnded;
import io.tightloop.schemas.Signal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskSkipped;
import io.tightloop.schemas.WorkSuspended;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The smallest phase that uses all of a turn: it counts what it is told. The reason of a signal says what to do: {@code
 * fail}, {@code pass on}, {@code grow 100}, {@code wake 5000}, {@code hold 5000}; nothing else does anything. A plan without tasks fails.
 */
record CounterPhase(String service) implements Phase {
    static final Limits LIMITS = new Limits(5, 20, null, null);

    /** Stored state. */
    record Count(int told, boolean ended, boolean passOn) {}

    @Override
    public void command(Turn turn, SpecificRecord command) {
        switch (command) {
            case StartSession start -> start(turn, start);
            case SendSignal signal -> signal(turn, signal);
            case ArchiveSession archive -> archive(turn, archive);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    @Override
    public void event(Turn turn, SpecificRecord event) {
        tell(turn);
        if (event instanceof TaskSkipped note) {
            note(turn, "told " + note.getReason());
        }
    }

    @Override
    public void received(Turn turn, SpecificRecord handoff) {
        tell(turn);
        note(turn, "received");
        if (handoff instanceof PlanConfirmed plan && plan.getTasks() == 0) {
            throw new IllegalStateException("told to fail");
        }
    }

    @Override
    public void work(Turn turn, SpecificRecord workEvent) {
        tell(turn);
        note(turn, "worked");
        if (workEvent instanceof WorkSuspended asked) {
            turn.suspend(asked.getSuspension(), asked.getSubject(), "w");
        }
        Count count = count(turn);
        turn.root(new Count(count.told(), count.ended(), workEvent.toString().contains("pass on")));
    }

    @Override
    public void due(Turn turn, String part) {
        note(turn, "due " + part);
    }

    @Override
    public boolean hearsWorker(Turn turn, String part) {
        return part.equals("held");
    }

    @Override
    public Standing standing(Turn turn) {
        return turn.root(Count.class)
                .map(count -> new Standing(true, count.ended(), 1))
                .orElse(Standing.UNKNOWN);
    }

    @Override
    public void interrupt(Turn turn, String reason) {
        park(turn, reason);
    }

    @Override
    public void proceed(Turn turn) {
        Count count = count(turn);
        if (count.passOn()) {
            turn.root(new Count(count.told(), false, false));
            turn.handOff(baton -> handoff(turn.sessionId(), baton, turn.at()));
        }
    }

    @Override
    public void park(Turn turn, String cause) {
        turn.root(new Count(count(turn).told(), true, false));
        turn.emit(new SessionEnded(
                turn.sessionId(),
                EndStatus.FAILED,
                cause,
                io.tightloop.schemas.Phase.PLAN,
                1,
                List.of(),
                null,
                turn.at()));
    }

    @Override
    public String tombstone(Turn turn) {
        return "told " + count(turn).told();
    }

    private void start(Turn turn, StartSession start) {
        if (turn.tombstone().isPresent()) {
            reject(
                    turn,
                    start.getCommandId(),
                    Rejection.ARCHIVED,
                    turn.tombstone().get());
            return;
        }
        boolean known = turn.root(Count.class).isPresent();
        if (!known) {
            turn.begin();
            tell(turn);
        }
        accept(turn, start.getCommandId(), known ? Outcome.EXISTING : Outcome.CREATED);
    }

    private void signal(Turn turn, SendSignal signal) {
        if (turn.root(Count.class).isEmpty()) {
            reject(turn, signal.getCommandId(), Rejection.UNKNOWN_SESSION, "");
            return;
        }
        String[] words = signal.getReason().split(" ");
        tell(turn);
        accept(turn, signal.getCommandId(), Outcome.APPLIED);
        Count count = count(turn);
        turn.root(new Count(count.told(), signal.getSignal() == Signal.BREAK, words[0].equals("pass")));
        switch (words[0]) {
            case "fail" -> throw new IllegalStateException("told to fail");
            case "grow" -> grow(turn, Integer.parseInt(words[1]));
            case "hold" -> turn.deadline("held", Long.parseLong(words[1]));
            case "wake" -> turn.deadline("part", Long.parseLong(words[1]));
            default -> {}
        }
    }

    private void archive(Turn turn, ArchiveSession archive) {
        if (count(turn).ended()) {
            accept(turn, archive.getCommandId(), Outcome.APPLIED);
            turn.archive();
        } else {
            reject(turn, archive.getCommandId(), Rejection.NOT_ENDED, "");
        }
    }

    private void grow(Turn turn, int parts) {
        for (int i = 0; i < parts; i++) {
            turn.part("p" + i, new Count(i, false, false));
            turn.enqueue("%08d".formatted(i), "p" + i);
        }
    }

    private SpecificRecord handoff(String session, Handoff baton, long at) {
        return switch (service) {
            case "planner" -> new PlanConfirmed(session, baton, 1, LIMITS, 1, List.of(), 0L, at);
            case "executor" -> new ExecutionFinished(session, baton, 1, LIMITS, new Counts(0, 0, 0, 0, 0), 0L, at);
            default -> new LoopContinued(session, baton, 2, LIMITS, 1, 0, 0L, at);
        };
    }

    private static void tell(Turn turn) {
        Count count = count(turn);
        turn.root(new Count(count.told() + 1, count.ended(), count.passOn()));
        turn.firstQueued().ifPresent(first -> turn.part(first, count));
    }

    private static void note(Turn turn, String what) {
        turn.emit(new TaskSkipped(turn.sessionId(), "t", "title", what, "", turn.at()));
    }

    private static void accept(Turn turn, String commandId, Outcome outcome) {
        turn.emit(new CommandAccepted(turn.sessionId(), commandId, "Command", outcome, "", "", 0, turn.at()));
    }

    private static void reject(Turn turn, String commandId, Rejection reason, String detail) {
        turn.emit(new CommandRejected(turn.sessionId(), commandId, "Command", reason, detail, "", 0, turn.at()));
    }

    private static Count count(Turn turn) {
        return turn.root(Count.class).orElse(new Count(0, false, false));
    }
}
