package io.tightloop.executor.execution;

/**
 * Where the session stands between two checkpoints.
 *
 * @param number checkpoints so far
 * @param since tasks that succeeded since the last one
 * @param last id of the task that succeeded last since then; null for none
 */
public record Checkpoint(int number, int since, String last) {
    static final Checkpoint NONE = new Checkpoint(0, 0, null);

    Checkpoint succeeded(String taskId) {
        return new Checkpoint(number, since + 1, taskId);
    }

    Checkpoint reached() {
        return new Checkpoint(number + 1, 0, null);
    }
}
