package io.tightloop.executor.execution;

import java.util.List;

/** What the decider is asked or told; {@code at} is ms since the epoch. */
public sealed interface Input {

    /** A session exists. */
    record OpenSession(long start, int maxConcurrent, Limits limits, String workspace, String taskQueue)
            implements Input {
        public OpenSession {
            if (maxConcurrent < 1) {
                throw new IllegalArgumentException("policy.maxConcurrent: must be at least 1, is " + maxConcurrent);
            }
        }
    }

    /** A criterion passes by, on its way to the reviewer; ordinals count from 0. */
    record RelayCriterion(int ordinal) implements Input {}

    /** A task of the plan; it may name tasks that are planned after it. */
    record PlanTask(TaskSpec spec, List<String> dependsOn, long at) implements Input {}

    /** The baton: the plan is complete. */
    record ReceiveBaton(int iteration, Limits limits) implements Input {}

    /** Asks for whatever can be done next; the nonce must not be guessable. */
    record Proceed(long at, String nonce) implements Input {}

    /** The session cannot go on. */
    record Park(String cause, long at) implements Input {}

    /** Something that concerns the live attempt of one task. */
    sealed interface Work extends Input {
        String taskId();
    }

    /** A worker takes an attempt. */
    record ClaimWork(String taskId, String workId, String claimId, String worker, long at) implements Work {}

    /** A worker is alive. */
    record RenewLease(String taskId, String workId, String claimId, long at) implements Work {}

    /** An attempt has a result. */
    record CompleteWork(
            String taskId, String workId, String claimId, String output, List<Discovery> discovered, long at)
            implements Work {}

    /** An attempt failed. */
    record FailWork(String taskId, String workId, String claimId, Failure error, boolean retryable, long at)
            implements Work {}

    /** A task's deadline has come. */
    record Due(String taskId, long at) implements Work {}

    /** Something that is answered, accepted or rejected. */
    sealed interface Command extends Input {
        String commandId();

        String name();

        long at();
    }

    /** BREAK, DONE or CONTINUE; limits are those from now on, null keeps them. */
    record SendSignal(String commandId, Signal signal, String reason, Limits limits, long at) implements Command {
        @Override
        public String name() {
            return "SendSignal";
        }
    }

    /** Drops the live state of an ended session. */
    record ArchiveSession(String commandId, long at) implements Command {
        @Override
        public String name() {
            return "ArchiveSession";
        }
    }
}
