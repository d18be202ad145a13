package io.tightloop.benchmarks.load;

import io.tightloop.schemas.Evidence;
import io.tightloop.schemas.Verdict;
import io.tightloop.schemas.WorkCompleted;
import io.tightloop.schemas.WorkItem;
import io.tightloop.schemas.WorkKind;

/** What a worker says that answers each item at once: tasks are done, criteria have passed. */
public final class InstantWork {
    static final String WORKER = "bench";
    private static final String HASH = "0".repeat(64);

    private InstantWork() {}

    /** A result that claims its item, too. */
    public static WorkCompleted answer(WorkItem item, String claimId) {
        boolean verify = item.getKind() == WorkKind.VERIFY;
        return WorkCompleted.newBuilder()
                .setSessionId(item.getSessionId())
                .setWorkId(item.getWorkId())
                .setSubject(item.getSubject())
                .setClaimId(claimId)
                .setWorker(WORKER)
                .setOutput("{\"done\":true}")
                .setVerdict(verify ? Verdict.PASSED : null)
                .setEvidence(
                        verify ? new Evidence("agent", "judged", HASH, WORKER, System.currentTimeMillis(), null) : null)
                .build();
    }
}
