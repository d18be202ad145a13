package io.tightloop.baton.turn;

/**
 * A record as it was read.
 *
 * @param topic full name of its topic
 * @param partition its partition
 * @param offset its offset there
 * @param key session id; null when it has none
 * @param value bytes; null when it has none
 * @param dispatcher service that it answers, on work-events; empty elsewhere
 * @param type name of its message type, as its header says; empty when it says none
 * @param id its own id, as its header says; empty when it says none
 * @param at its time, ms since the epoch
 */
public record Incoming(
        String topic,
        int partition,
        long offset,
        String key,
        byte[] value,
        String dispatcher,
        String type,
        String id,
        long at) {

    /** The session that the record's key names; empty for none. */
    String session() {
        return key == null ? "" : key;
    }

    /** The value; empty for none. */
    byte[] bytes() {
        return value == null ? new byte[0] : value;
    }
}
