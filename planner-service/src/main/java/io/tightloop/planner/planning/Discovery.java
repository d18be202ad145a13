package io.tightloop.planner.planning;

/** Something still to do that the review of {@code iteration} found. */
public record Discovery(
        String id, Source source, String subject, String title, String description, String severity, int iteration) {

    /** What a discovery is about: an unproven criterion, a failed task, or what a worker reported. */
    public enum Source {
        CRITERION,
        TASK,
        WORKER,
        UNKNOWN
    }
}
