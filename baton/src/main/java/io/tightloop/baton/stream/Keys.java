package io.tightloop.baton.stream;

/**
 * Keys of the one state store of a service. Parts are separated by NUL, which no session id, part or command id may
 * contain; numbers are 16 hex digits, so that text order is numeric order.
 */
final class Keys {
    private static final char NUL = '\0';

    private Keys() {}

    static String custody(String session) {
        return session(session) + 'C';
    }

    static String commandId(String session, String commandId) {
        return session(session) + 'I' + NUL + commandId;
    }

    static String keptPrefix(String session) {
        return session(session) + 'K' + NUL;
    }

    static String kept(String session, long offset) {
        return keptPrefix(session) + number(offset);
    }

    static String part(String session, String part) {
        return session(session) + 'P' + NUL + part;
    }

    static String queuePrefix(String session) {
        return session(session) + 'Q' + NUL;
    }

    static String queue(String session, String rank, String key) {
        return queuePrefix(session) + rank + NUL + key;
    }

    static String deadline(String session, String part) {
        return session(session) + 'D' + NUL + part;
    }

    static String parked(String session) {
        return session(session) + 'X';
    }

    static String session(String session) {
        return "S" + NUL + session + NUL;
    }

    static String timer(long at, String session, String part) {
        return "T" + NUL + number(at) + NUL + session + NUL + part;
    }

    static String timersUntil(long at) {
        return "T" + NUL + number(at + 1);
    }

    static String timers() {
        return "T" + NUL;
    }

    static String offset(String topic) {
        return "O" + NUL + topic;
    }

    static String sessions() {
        return "S" + NUL;
    }

    /** The fields of a key, its kind first. */
    static String[] fields(String key) {
        return key.split("\0", -1);
    }

    /** The last field of a key as a number. */
    static long lastNumber(String key) {
        return Long.parseUnsignedLong(key.substring(key.lastIndexOf(NUL) + 1), 16);
    }

    static String number(long value) {
        return "%016x".formatted(value);
    }
}
