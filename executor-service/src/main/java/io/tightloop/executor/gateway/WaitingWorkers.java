package io.tightloop.executor.gateway;

import java.util.List;

/** Is told of every worker that asks for work. */
public interface WaitingWorkers {
    /** A worker waits for items of this queue; returns at once. */
    void waits(String queue, String worker, List<String> capabilities);
}
