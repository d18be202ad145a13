package io.tightloop.planner.planning;

/** One thing that is wrong with a brief: a field path like {@code tasks[2].dependsOn[0]} and why. */
public record FieldError(String field, String message) {
    @Override
    public String toString() {
        return field + ": " + message;
    }
}
