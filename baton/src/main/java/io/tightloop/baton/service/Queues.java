package io.tightloop.baton.service;

import java.util.Collection;

/** The queues of the installation (design section 3): a queue must be known before a service dispatches to it. */
public interface Queues {
    /**
     * Makes queues known; does nothing for those that are.
     *
     * @throws IllegalStateException when Kafka refuses or does not answer
     */
    void makeKnown(Collection<String> queues);
}
