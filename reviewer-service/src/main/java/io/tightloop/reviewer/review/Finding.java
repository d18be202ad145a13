package io.tightloop.reviewer.review;

/** Something that execution left to do in an iteration; {@code key} is unique within it, {@code ordinal} orders them. */
public record Finding(
        String key,
        int ordinal,
        int iteration,
        Source source,
        String subject,
        String title,
        String description,
        String severity) {

    /** What it is about: an unproven criterion, a failed or skipped task, or what a worker reported. */
    public enum Source {
        CRITERION,
        TASK,
        WORKER
    }

    Finding placed(int newOrdinal, int newIteration) {
        return new Finding(key, newOrdinal, newIteration, source, subject, title, description, severity);
    }

    /** Minor ones stay notes: they neither keep a session from completing nor make it loop. */
    boolean toBeDone() {
        return !"minor".equals(severity);
    }

    /** Findings with the same mark are duplicates. */
    String mark() {
        return source + " " + (subject.isEmpty() ? title : subject);
    }
}
