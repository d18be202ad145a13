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

    /** The session must not go on for now. */
    record Interrupt(String reason, long at) implements Input {}

    /** Something that concerns the live attempt of one task. */
    sealed interface Work extends Input {
        String taskId();

        long at();
    }

    /** A sign that a worker has an attempt. */
    sealed interface Sign extends Work {
        String workId();

        String claimId();
    }

    /** What became of an attempt, as its worker says. */
    sealed interface Outcome extends Work {
        String workId();

        String claimId();
    }

    /** A worker takes an attempt; it asks for a lease of {@code leaseMs}, null for any. */
    record ClaimWork(String taskId, String workId, String claimId, String worker, Long leaseMs, long at)
            implements Sign {}

    /** A worker is alive. */
    record RenewLease(String taskId, String workId, String claimId, long at) implements Sign {}

    /** An attempt has a result; outputRef is the output in the payload store, null for one that is here; verdict and evidence are those of a check, null for none. */
    record CompleteWork(
            String taskId,
            String workId,
            String claimId,
            String output,
            Payload outputRef,
            List<Discovery> discovered,
            Verdict verdict,
            Evidence evidence,
            Usage usage,
            long at)
            implements Outcome {}

    /** An attempt failed. */
    record FailWork(
            String taskId, String workId, String claimId, Failure error, boolean retryable, Usage usage, long at)
            implements Outcome {}

    /** A worker gives its attempt back, because the session must wait. */
    record SuspendWork(String taskId, String workId, String claimId, String reason, long at) implements Outcome {}

    /** A worker leaves its attempt to other sessions, whose ids these are. */
    record DelegateWork(String taskId, String workId, String claimId, List<String> sessions, long at)
            implements Outcome {}

    /** A task's deadline has come. */
    record Due(String taskId, long at) implements Work {}

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

    /** An answer to a question; {@code tasks} says whether tasks came with it. */
    record AnswerConfirmation(
            String commandId, String confirmationId, Answer answer, String feedback, boolean tasks, String by, long at)
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
