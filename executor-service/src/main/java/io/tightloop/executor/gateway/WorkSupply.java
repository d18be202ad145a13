package io.tightloop.executor.gateway;

import io.tightloop.schemas.WorkItem;
import java.time.Duration;
import java.util.List;

/** Items of one queue: the next are asked for only when each of the last was taken or given back. For one thread. */
interface WorkSupply extends AutoCloseable {
    /** An item that nobody else is given meanwhile. */
    interface Offer {
        WorkItem item();

        /** Somebody has claimed the item: nobody is given it again. */
        void taken();

        /** Nobody here wants the item: somebody else is given it. */
        void giveBack();
    }

    /** The next items; none when none has come within this time. */
    List<Offer> next(Duration longest) throws InterruptedException;

    /** Lets the queue know what was taken and given back. */
    void settle();

    /** Stops to be in the way of others until the next items are asked for. */
    void stepAside();

    /** Gives back what was not taken. */
    @Override
    void close();

    /** Where items come from. */
    interface Source {
        /**
         * Opens a queue and makes it known.
         *
         * @param most items at a time
         */
        WorkSupply open(String queue, int most) throws InterruptedException;
    }
}
