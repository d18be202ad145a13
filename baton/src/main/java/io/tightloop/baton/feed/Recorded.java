package io.tightloop.baton.feed;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record at its place; without an event when it is none that is followed, or cannot be read.
 *
 * @param at the record's time, ms since the epoch; the broker's own on topics with LogAppendTime
 */
public record Recorded(Place place, long at, Optional<SpecificRecord> event) {

    /** Of an event that says itself when it happened. */
    public Recorded(Place place, Optional<SpecificRecord> event) {
        this(place, 0, event);
    }
}
