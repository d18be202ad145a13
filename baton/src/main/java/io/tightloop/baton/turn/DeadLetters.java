package io.tightloop.baton.turn;

import io.tightloop.schemas.DeadLetter;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes records that cannot be read to the dead letters. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Station station;

    DeadLetters(Station station) {
        this.station = station;
    }

    void write(Incoming record, String cause) {
        LOG.warn("{}-{}@{} cannot be read: {}", record.topic(), record.partition(), record.offset(), cause);
        DeadLetter letter = new DeadLetter(
                station.phase().service(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.session(),
                cause,
                ByteBuffer.wrap(record.bytes()),
                now());
        station.outbox().add(station.topics().deadLetters(), record.session(), letter);
    }

    /** Wall clock, ms since the epoch. */
    long now() {
        return station.clock().getAsLong();
    }
}
