package io.tightloop.executor.gateway;

import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.Optional;

/**
 * Items of one queue, one at a time: the next is asked for only when the last was taken or given back. For one thread.
 */
interface WorkSupply extends AutoCloseable {
    /** The next item, which nobody else is given meanwhile; empty when there is none within this time. */
    Optional<WorkItem> next(Duration longest) throws InterruptedException;

    /** Somebody has claimed the item: nobody is given it again. */
    void taken();

    /** Nobody here wants the item: somebody else is given it. */
    void giveBack();

    /** Stops to be in the way of others until the next item is asked for. */
    void stepAside();

    /** Gives back what was not taken. */
    @Override
    void close();

    /** Where items come from. */
    interface Source {
        /** Opens a queue and makes it known. */
        WorkSupply open(String queue) throws InterruptedException;
    }
}
