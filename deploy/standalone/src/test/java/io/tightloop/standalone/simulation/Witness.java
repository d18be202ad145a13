package io.tightloop.standalone.simulation;

import io.tightloop.schemas.WorkItem;
import org.apache.avro.specific.SpecificRecord;

/** Sees what is written to the topics, in the order in which it becomes visible. */
interface Witness {
    /** A command was written. */
    default void command(SpecificRecord command) {}

    /** A worker's claim, heartbeat or result was written. */
    default void answer(SpecificRecord answer) {}

    /** What was written has this id, which {@link #caused} names. */
    default void sent(String id, SpecificRecord answer) {}

    /** A service wrote an event because of what a worker wrote. */
    default void caused(String id, SpecificRecord event) {}

    /** A service put an item on a queue. */
    default void item(String service, WorkItem item) {}

    /** A service wrote an event. */
    default void event(String service, SpecificRecord event) {}

    /** All that one record caused in a service is written. */
    default void written(String service) {}

    /** Nothing is left to happen. */
    default void settled() {}
}
