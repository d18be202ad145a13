package io.tightloop.planner.view;

import java.util.Collection;

/** A table whose rows belong to sessions. */
interface SessionPart {
    /** Deletes rows of these sessions, at most so many; tells how many. */
    int forget(Collection<String> sessions, int most);
}
