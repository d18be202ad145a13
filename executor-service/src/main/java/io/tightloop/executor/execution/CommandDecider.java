package io.tightloop.executor.execution;

import java.util.List;

/** Answers what a person, an agent or the archive asks of a session, each command exactly once. */
final class CommandDecider {
    private CommandDecider() {}

    static List<Event> decide(Input.Command command, ExecutionState state) {
        if (!state.root().exists()) {
            return nowhere(command, state);
        }
        return switch (command) {
            case Input.SendSignal signal -> Signals.decide(signal, state);
            case Input.AnswerConfirmation answer -> Questions.answer(answer, state);
            case Input.WaiveCriterion waiver -> Waivers.decide(waiver, state);
            case Input.EditTasks edit -> Edits.decide(edit, state);
            case Input.ArchiveSession archive -> archive(archive, state.root());
        };
    }

    private static List<Event> nowhere(Input.Command command, ExecutionState state) {
        Execution root = state.root();
        return state.surroundings().archived()
                ? Replies.rejected(command, root, Rejection.ARCHIVED, "the session is archived")
                : Replies.rejected(command, root, Rejection.UNKNOWN_SESSION, "this session is not here");
    }

    private static List<Event> archive(Input.ArchiveSession archive, Execution root) {
        return root.ended()
                ? List.of(Replies.accepted(archive, root, "archive"), new Event.SessionArchived(archive.at()))
                : Replies.rejected(archive, root, Rejection.NOT_ENDED, "only an ended session is archived");
    }
}
