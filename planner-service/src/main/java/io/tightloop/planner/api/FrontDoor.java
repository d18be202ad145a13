package io.tightloop.planner.api;

import java.time.Duration;

/** Says whether answers to commands would be heard. */
interface FrontDoor {
    /** Waits until they would; false when not within the time. */
    boolean awaitOpen(Duration longest) throws InterruptedException;
}
