package io.tightloop.planner.planning;

/** Something still to do that the review of {@code iteration} found; {@code task} is null unless a person wrote one. */
public record Discovery(
        String id,
        Source source,
        String subject,
        String title,
        String description,
        String severity,
        Task task,
        int iteration) {

    /** What a discovery is about: an unproven criterion, a failed task, or what a worker or a person reported. */
    public enum Source {
        CRITERION,
        TASK,
        WORKER,
        PERSON,
        UNKNOWN
    }
}
