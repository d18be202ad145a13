package io.tightloop.standalone.chaos.audit;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of a session.
 *
 * @param at the record's timestamp, ms since the epoch
 * @param key the record's key; empty for none
 * @param id its unique id; empty for none
 * @param cause the id of the work event that it answers; empty for none
 * @param dispatcher the service that a work event is for; empty for none
 * @param message the value; null when it cannot be read
 * @param late whether it was written after the audit began: it explains what is older and is not judged itself
 */
record Entry(
        Source source,
        Place place,
        long at,
        String key,
        String id,
        String cause,
        String dispatcher,
        SpecificRecord message,
        boolean late) {

    /** Name of the message's type. */
    String type() {
        return message.getSchema().getName();
    }

    /** A field of the message as text; empty when it has none of this name. */
    String text(String field) {
        Object value = value(field);
        return value == null ? "" : value.toString();
    }

    /** A field of the message; null when it has none of this name. */
    Object value(String field) {
        Schema.Field found = message.getSchema().getField(field);
        return found == null ? null : message.get(found.pos());
    }
}
