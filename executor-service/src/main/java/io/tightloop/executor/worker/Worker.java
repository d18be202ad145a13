package io.tightloop.executor.worker;

import io.tightloop.schemas.WorkItem;

/** Does the work of one queue; many threads may call it at the same time. */
public interface Worker {
    /** The queue whose items it takes. */
    String queue();

    /**
     * Runs one item to its end, whatever it is.
     *
     * @throws InterruptedException when the item was called off; all that it had started is ended by then
     */
    Result run(WorkItem item, Progress progress) throws InterruptedException;
}
