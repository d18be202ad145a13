package io.tightloop.planner.view;

import io.tightloop.schemas.SendSignal;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Where the results of delegated tasks and the breaks of their sessions go; done when they are durable. */
public interface DelegationWrites {
    /** WorkCompleted or WorkFailed, for the executor. */
    CompletableFuture<?> result(String sessionId, SpecificRecord result);

    CompletableFuture<?> stop(SendSignal signal);
}
