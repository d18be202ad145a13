package io.tightloop.baton.turn;

import io.tightloop.schemas.Headers;

/**
 * A record as it was read.
 *
 * @param topic full name of its topic
 * @param partition its partition
 * @param offset its offset there
 * @param key session id; null when it has none
 * @param value bytes; null when it has none
 * @param headers its headers, which are not changed
 * @param at its time, ms since the epoch
 */
public record Incoming(
        String topic,
        int partition,
        long offset,
        String key,
        byte[] value,
        org.apache.kafka.common.header.Headers headers,
        long at) {

    /** The session that the record's key names; empty for none. */
    String session() {
        return key == null ? "" : key;
    }

    /** The value; empty for none. */
    byte[] bytes() {
        return value == null ? new byte[0] : value;
    }

    /** The service that it answers, on work-events; empty elsewhere. */
    public String dispatcher() {
        return text(Headers.DISPATCHER);
    }

    /** Name of its message type; empty when it says none. */
    String type() {
        return text(Headers.TYPE);
    }

    /** Its own id; empty when it says none. */
    public String id() {
        return text(Headers.ID);
    }

    private String text(String name) {
        return Headers.text(headers, name);
    }
}
