package io.tightloop.planner.view;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.tightloop.baton.turn.CommandShape;
import io.tightloop.schemas.DeadLetter;
import java.util.regex.Pattern;

/**
 * A record that a service could not read; its bytes are a {@link DeadLetterRecordRow}. Times in ms since the epoch.
 *
 * @param id topic, partition, offset and service with hyphens between them, fit for an address
 * @param service that could not read it
 * @param topic full name of its topic
 * @param sessionId empty when it names none
 * @param size bytes of its value
 * @param status a {@link Status}
 * @param outcome what became of it, in words; null while OPEN
 * @param settledBy may be empty; null while OPEN
 */
@MappedEntity("dead_letters")
public record DeadLetterRow(
        @Id String id,
        String service,
        String topic,
        int topicPartition,
        long topicOffset,
        String sessionId,
        String cause,
        long diedAt,
        int size,
        String status,
        @Nullable String outcome,
        @Nullable String settledBy,
        @Nullable Long settledAt) {
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_SERVICE = 128;
    private static final int LONGEST_TOPIC = 249;
    private static final int LONGEST_CAUSE = 8_192;

    /** The last moment of the year 9999, ms since the epoch. */
    private static final long LAST = 253_402_300_799_999L;

    /** How a dead letter stands. */
    public enum Status {
        /** Nothing was done about it. */
        OPEN,
        /** Its record was read again, or is back in its topic. */
        REDRIVEN,
        /** There is nothing left to redrive, or a person says so. */
        RESOLVED
    }

    static DeadLetterRow of(DeadLetter letter) {
        return new DeadLetterRow(
                id(letter.getTopic(), letter.getPartition(), letter.getOffset(), letter.getService()),
                first(letter.getService(), LONGEST_SERVICE),
                first(letter.getTopic(), LONGEST_TOPIC),
                letter.getPartition(),
                letter.getOffset(),
                CommandShape.sessionId(letter.getSessionId()) ? letter.getSessionId() : "",
                first(letter.getCause(), LONGEST_CAUSE),
                Math.clamp(letter.getAt(), 0, LAST),
                letter.getPayload().remaining(),
                Status.OPEN.name(),
                null,
                null,
                null);
    }

    static String id(String topic, int partition, long offset, String service) {
        var id = "%s-%d-%d-%s"
                .formatted(first(topic, LONGEST_TOPIC), partition, offset, first(service, LONGEST_SERVICE));
        return UNFIT.matcher(id).replaceAll("_");
    }

    /** The status as a word of its own. */
    public Status standing() {
        return Status.valueOf(status);
    }

    private static String first(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
