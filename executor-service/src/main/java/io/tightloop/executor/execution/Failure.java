package io.tightloop.executor.execution;

/** Why an attempt failed: a stable code, and a message for people. */
public record Failure(String code, String message) {
    static Failure timeout(long timeoutMs) {
        return new Failure("timeout", "no result within " + timeoutMs + " ms of the claim");
    }

    static Failure leaseLost(String worker) {
        return new Failure("lease_lost", "worker " + worker + " did not renew its lease");
    }

    static Failure checkFailed(String seen) {
        return new Failure("check_failed", seen);
    }

    static Failure unknownQueue(String queue) {
        return new Failure("unknown_queue", "there is no queue '" + queue + "'");
    }

    static Failure suspended(String reason) {
        return new Failure("suspended", reason.isBlank() ? "the worker waits" : reason);
    }

    /** What a person's NO to a result counts as. */
    public static Failure rejected(String feedback) {
        return new Failure("rejected", feedback);
    }
}
