package io.tightloop.planner.stream;

import io.tightloop.baton.Turn;
import io.tightloop.planner.planning.Command;
import io.tightloop.planner.planning.Discovery;
import io.tightloop.planner.planning.Input;
import io.tightloop.planner.planning.Limits;
import io.tightloop.planner.planning.Planning;
import io.tightloop.schemas.ArchiveSession;
import io.tightloop.schemas.LimitsChange;
import io.tightloop.schemas.LoopContinued;
import io.tightloop.schemas.SendSignal;
import io.tightloop.schemas.StartSession;
import io.tightloop.schemas.TaskDiscovered;

/** Messages of the contract as inputs of the decider. */
final class Inputs {
    private Inputs() {}

    static Input of(StartSession start, Turn turn) {
        return new Input.StartSession(
                command(start.getCommandId(), "StartSession", turn),
                Briefs.brief(start.getBrief()),
                Briefs.digest(start.getBrief()),
                turn.commandOffset(),
                start.getBy());
    }

    static Input of(SendSignal signal, Turn turn) {
        return new Input.SendSignal(
                command(signal.getCommandId(), "SendSignal", turn),
                Input.Signal.valueOf(signal.getSignal().name()),
                signal.getReason(),
                turn.root(Planning.class)
                        .map(root -> changed(root.limits(), signal.getLimits()))
                        .orElse(null));
    }

    private static Limits changed(Limits now, LimitsChange change) {
        if (change == null) {
            return null;
        }
        return new Limits(
                change.getMaxRetries() == null ? now.maxRetries() : change.getMaxRetries(),
                change.getMaxIterations() == null ? now.maxIterations() : change.getMaxIterations());
    }

    static Input of(ArchiveSession archive, Turn turn) {
        return new Input.ArchiveSession(command(archive.getCommandId(), "ArchiveSession", turn));
    }

    static Input of(TaskDiscovered discovered) {
        return new Input.NoteDiscovery(new Discovery(
                discovered.getDiscoveryId(),
                Discovery.Source.valueOf(discovered.getSource().name()),
                discovered.getSubject(),
                discovered.getTitle(),
                discovered.getDescription(),
                discovered.getSeverity(),
                discovered.getIteration()));
    }

    static Input of(LoopContinued continued) {
        return new Input.TakeBaton(continued.getIteration(), Briefs.limits(continued.getLimits()));
    }

    private static Command command(String id, String type, Turn turn) {
        return new Command(id, type, turn.tombstone().orElse(null), turn.at());
    }
}
