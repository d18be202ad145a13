package io.tightloop.executor.worker;

/** Calls off work items. */
@FunctionalInterface
interface Cancellations {
    /** Ends the item at once if it runs here, and keeps it from starting here; its result is not reported. */
    void cancel(String workId);
}
