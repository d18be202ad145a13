package io.tightloop.baton.turn;

import io.tightloop.schemas.DeadLetter;
import io.tightloop.schemas.Headers;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records that cannot be read to the dead letters, whole: a redrive is the same record. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    /** Longest cause, in characters: it may repeat the record, and the letter must fit its topic. */
    private static final int CAUSE = 8_192;

    private final Station station;

    DeadLetters(Station station) {
        this.station = station;
    }

    void write(Incoming record, String cause) {
        LOG.warn("{}-{}@{} cannot be read: {}", record.topic(), record.partition(), record.offset(), cause);
        String session = Fields.sessionId(record.session()) ? record.session() : "";
        DeadLetter letter = new DeadLetter(
                station.phase().service(),
                record.topic(),
                record.partition(),
                record.offset(),
                session,
                cause.substring(0, Math.min(cause.length(), CAUSE)),
                ByteBuffer.wrap(record.bytes()),
                now(),
                record.session(),
                Headers.values(record.headers()));
        station.outbox().add(station.topics().deadLetters(), session, letter);
    }

    /** Wall clock, ms since the epoch. */
    long now() {
        return station.clock().getAsLong();
    }
}
