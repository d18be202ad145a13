package io.tightloop.planner.planning;

/** What the planner decides on. */
public sealed interface Input {
    /** Asks for a session: {@code digest} identifies the brief, {@code start} is the command's offset. */
    record StartSession(Command command, Brief brief, String digest, long start, String by) implements Input {}

    /** BREAK, DONE or CONTINUE; {@code limits} is null to keep them. */
    record SendSignal(Command command, Signal signal, String reason, Limits limits) implements Input {}

    /** Asks to drop the state of an ended session. */
    record ArchiveSession(Command command) implements Input {}

    /** The review found something still to do. */
    record NoteDiscovery(Discovery discovery) implements Input {}

    /** The review has passed the baton back. */
    record TakeBaton(int iteration, Limits limits) implements Input {}

    /** Do what can be done next. */
    record Proceed(long at) implements Input {}

    /** The session cannot go on because of an unexpected error. */
    record Park(String cause, long at) implements Input {}

    /** What a person or agent tells a session. */
    enum Signal {
        BREAK,
        DONE,
        CONTINUE,
        UNKNOWN
    }
}
