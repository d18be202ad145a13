package io.tightloop.executor.gateway;

import java.time.Duration;

/** Whether outcomes can be heard. */
interface Hearing {
    /** Waits until no outcome from now on can be missed; false when that takes longer. */
    boolean awaitOpen(Duration longest) throws InterruptedException;
}
