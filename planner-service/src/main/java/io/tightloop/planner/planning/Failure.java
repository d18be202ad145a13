package io.tightloop.planner.planning;

/** Why an attempt failed: a stable code, and words for people. */
public record Failure(String code, String message) {
    @Override
    public String toString() {
        return code + ": " + message;
    }
}
