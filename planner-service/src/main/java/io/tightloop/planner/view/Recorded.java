package io.tightloop.planner.view;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A record at its place; without an event when it is none that the read model keeps, or cannot be read. */
record Recorded(Place place, Optional<SpecificRecord> event) {}
