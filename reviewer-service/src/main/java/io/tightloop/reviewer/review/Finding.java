package io.tightloop.reviewer.review;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Something that is left to do after an iteration; {@code key} is unique within the session, {@code ordinal} orders
 * them, {@code task} is the task as a person wrote it, or null.
 */
public record Finding(
        String key,
        int ordinal,
        int iteration,
        Source source,
        String subject,
        String title,
        String description,
        Severity severity,
        Task task) {

    /** What it is about: an unproven criterion, a failed or skipped task, a worker's report, a person's wish. */
    public enum Source {
        CRITERION,
        TASK,
        WORKER,
        PERSON
    }

    /** One that has no place yet and is still to be planned. */
    public static Finding of(
            String key, Source source, String subject, String title, String description, Severity severity) {
        return new Finding(key, 0, 0, source, subject, title, description, severity, null);
    }

    /** Whether a person wrote it as a task. */
    boolean written() {
        return task != null;
    }

    Finding placed(int newOrdinal, int newIteration) {
        return new Finding(key, newOrdinal, newIteration, source, subject, title, description, severity, task);
    }

    /** Same for titles that are equal but for case, space and punctuation. */
    String titleMark() {
        StringBuilder plain = new StringBuilder();
        title.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        String words = plain.isEmpty() ? title : plain.toString();
        return "title/" + Hash.hex(words.getBytes(StandardCharsets.UTF_8));
    }
}
