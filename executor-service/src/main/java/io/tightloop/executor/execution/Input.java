package io.tightloop.executor.execution;

import java.util.List;

/** What the decider is asked or told; {@code at} is ms since the epoch, a nonce must not be guessable. */
public sealed interface Input {

    /** A session exists. */
    record OpenSession(Setup setup, Limits limits) implements Input {}

    /** A criterion passes by, on its way to the reviewer; ordinals count from 0. */
    record RelayCriterion(int ordinal, String criterionId) implements Input {}

    /** A waiver of the planner's passes by, on its way to the reviewer. */
    record RelayWaiver(String criterionId) implements Input {}

    /** A task of the plan; plans come in an order in which no task depends on a later one that touches its files. */
    record PlanTask(Draft draft, long at) implements Input {}

    /** The baton: the plan is complete; {@code unproven} are ids of criteria, {@code tokens} those used so far. */
    record ReceiveBaton(int iteration, Limits limits, List<String> unproven, long tokens) implements Input {}

    /** Asks for whatever can be done next. */
    record Proceed(long at, String nonce) implements Input {}

    /** The session cannot go on. */
    record Park(String cause, long at) implements Input {}

    /** Something that concerns the live attempt of one task. */
    sealed interface Work extends Input {
        String taskId();

        long at();
    }

    /** A worker takes an attempt. */
    record ClaimWork(String taskId, String workId, String claimId, String worker, long at) implements Work {}

    /** A worker is alive. */
    record RenewLease(String taskId, String workId, String claimId, long at) implements Work {}

    /** An attempt has a result; verdict and evidence are those of a check, null for none. */
    record CompleteWork(
            String taskId,
            String workId,
            String claimId,
            String output,
            List<Discovery> discovered,
            Verdict verdict,
            Evidence evidence,
            Usage usage,
            String nonce,
            long at)
            implements Work {}

    /** An attempt failed. */
    record FailWork(
            String taskId, String workId, String claimId, Failure error, boolean retryable, Usage usage, long at)
            implements Work {}

    /** A task's deadline has come. */
    record Due(String taskId, String nonce, long at) implements Work {}

    /** Something that is answered, accepted or rejected; {@code by} is empty when unknown. */
    sealed interface Command extends Input {
        String commandId();

        String name();

        String by();

        long at();
    }

    /** BREAK, DONE or CONTINUE; limits are those from now on, null keeps them. */
    record SendSignal(String commandId, Signal signal, String reason, String by, Limits limits, long at)
            implements Command {
        @Override
        public String name() {
            return "SendSignal";
        }
    }

    /**
     * An answer to a question.
     *
     * @param tasks whether tasks came with it
     * @param archived whether the session is known to be archived
     */
    record AnswerConfirmation(
            String commandId,
            String confirmationId,
            Answer answer,
            String feedback,
            boolean tasks,
            String by,
            boolean archived,
            long at)
            implements Command {
        @Override
        public String name() {
            return "AnswerConfirmation";
        }
    }

    /** Skips a criterion; {@code approvedBy} is null for nobody. */
    record WaiveCriterion(String commandId, String criterionId, String reason, String by, String approvedBy, long at)
            implements Command {
        @Override
        public String name() {
            return "WaiveCriterion";
        }
    }

    /** Replaces what is still to do of an ended session. */
    record EditTasks(String commandId, List<Draft> tasks, String by, long at) implements Command {
        @Override
        public String name() {
            return "EditTasks";
        }
    }

    /** Drops the live state of an ended session. */
    record ArchiveSession(String commandId, long at) implements Command {
        @Override
        public String name() {
            return "ArchiveSession";
        }

        @Override
        public String by() {
            return "";
        }
    }
}
