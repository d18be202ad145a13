package io.tightloop.executor.worker;

import io.tightloop.schemas.Failure;
import io.tightloop.schemas.WorkClaimed;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkFailed;
import io.tightloop.schemas.WorkHeartbeat;
import io.tightloop.schemas.WorkItem;
import org.apache.avro.specific.SpecificRecord;

/**
 * An item in this worker's hands, and the messages that speak of it.
 *
 * @param claimId made for this claim alone
 * @param worker who works
 */
record Claim(WorkItem item, String claimId, String worker) {

    WorkClaimed claimed() {
        return new WorkClaimed(
                item.getSessionId(), item.getWorkId(), item.getSubject(), claimId, worker, null, item.getQueue());
    }

    /** A sign of life; the percentage is null when unknown. */
    WorkHeartbeat heartbeat(Integer percent, String message) {
        return new WorkHeartbeat(item.getSessionId(), item.getWorkId(), item.getSubject(), claimId, percent, message);
    }

    SpecificRecord ended(Result result) {
        return switch (result) {
            case Result.Done done ->
                new WorkCompleted(
                        item.getSessionId(),
                        item.getWorkId(),
                        item.getSubject(),
                        claimId,
                        done.output(),
                        done.verdict(),
                        done.evidence(),
                        done.discovered(),
                        null,
                        null,
                        done.outputRef(),
                        null);
            case Result.Failed failed ->
                new WorkFailed(
                        item.getSessionId(),
                        item.getWorkId(),
                        item.getSubject(),
                        claimId,
                        new Failure(failed.code(), failed.message()),
                        failed.retryable(),
                        null,
                        null);
        };
    }
}
