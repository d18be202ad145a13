package io.tightloop.executor.execution;

/** Tasks of a session by what became of them, over all iterations; pending includes those that wait for a retry. */
public record Counts(int completed, int failed, int running, int pending, int skipped) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts added() {
        return new Counts(completed, failed, running, pending + 1, skipped);
    }

    Counts dispatched() {
        return new Counts(completed, failed, running + 1, pending - 1, skipped);
    }

    Counts givenBack() {
        return new Counts(completed, failed, running - 1, pending + 1, skipped);
    }

    Counts succeeded() {
        return new Counts(completed + 1, failed, running - 1, pending, skipped);
    }

    Counts failedForGood() {
        return new Counts(completed, failed + 1, running - 1, pending, skipped);
    }

    Counts skippedOne() {
        return new Counts(completed, failed, running, pending - 1, skipped + 1);
    }

    boolean settled() {
        return running == 0 && pending == 0;
    }
}
