package io.tightloop.baton.protocol;

import java.util.OptionalLong;

/** The commands of one session that a service has read: their ids, and those it keeps back unanswered. */
public interface Ledger {
    /** Whether a command with this id was read before. */
    boolean seen(String commandId);

    /** Remembers that a command with this id was read. */
    void remember(String commandId);

    /** Offset of the first command kept back. */
    OptionalLong firstKept();

    /** Forgets the kept command at this offset. */
    void drop(long offset);
}
