package io.tightloop.executor.execution;

import java.util.List;
import java.util.Optional;

/** Which task touches a path last, among those planned so far; used linearly like {@link Tasks}. */
public interface TouchedFiles {
    /** The task that was noted last for exactly this path. */
    Optional<Touch> at(String path);

    /** What is noted for this path and for all paths below it: costs as much as there is. */
    List<Touch> within(String path);

    /** Notes a task for a path, in place of the one before. */
    void put(Touch touch);

    /** Forgets what is noted for exactly this path. */
    void remove(String path);

    /** A task that touches a path: relative to the workspace, without a slash at its end; empty for all of it. */
    record Touch(String path, String taskId) {}
}
