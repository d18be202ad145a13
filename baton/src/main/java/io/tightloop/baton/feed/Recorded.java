package io.tightloop.baton.feed;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A record at its place; without an event when it is none that the read model keeps, or cannot be read. */
public record Recorded(Place place, Optional<SpecificRecord> event) {}
