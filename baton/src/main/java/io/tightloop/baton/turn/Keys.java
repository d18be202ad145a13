package io.tightloop.baton.turn;

import java.util.HexFormat;

/**
 * Keys of the one state store of a service. Parts are separated by NUL, which no session id, part or command id may
 * contain; numbers are 16 hex digits, so that text order is numeric order.
 */
final class Keys {
    private static final char NUL = '\0';

    private Keys() {}

    static String custody(String session) {
        return "S\0" + session + "\0C";
    }

    static String commandId(String session, String commandId) {
        return "S\0" + session + "\0I\0" + commandId;
    }

    static String keptPrefix(String session) {
        return "S\0" + session + "\0K\0";
    }

    static String kept(String session, long offset) {
        return keptPrefix(session) + number(offset);
    }

    static String part(String session, String part) {
        return "S\0" + session + "\0P\0" + part;
    }

    static String queuePrefix(String session) {
        return "S\0" + session + "\0Q\0";
    }

    static String queue(String session, String rank, String key) {
        return "S\0" + session + "\0Q\0" + rank + NUL + key;
    }

    static String deadline(String session, String part) {
        return "S\0" + session + "\0D\0" + part;
    }

    static boolean isDeadline(String key) {
        int end = key.startsWith(sessions()) ? key.indexOf(NUL, 2) : -1;
        return end > 0 && key.startsWith("D\0", end + 1);
    }

    static String parked(String session) {
        return "S\0" + session + "\0X";
    }

    static String unreadPrefix(String session) {
        return "S\0" + session + "\0U\0";
    }

    static String unread(String session, long offset) {
        return unreadPrefix(session) + number(offset);
    }

    static String wait(String session) {
        return "S\0" + session + "\0W";
    }

    static String waitCheck(String session) {
        return "S\0" + session + "\0V";
    }

    static String setup(String session) {
        return "S\0" + session + "\0L";
    }

    static String inbox(String session) {
        return "S\0" + session + "\0M";
    }

    static String deferredPrefix(String session) {
        return "S\0" + session + "\0F\0";
    }

    static String deferred(String session, String part) {
        return deferredPrefix(session) + part;
    }

    static String probe(String session, String part) {
        return "S\0" + session + "\0R\0" + part;
    }

    static String session(String session) {
        return "S\0" + session + NUL;
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

    /** Time of a timer's key, ms since the epoch. */
    static long timeOf(String timer) {
        return Long.parseUnsignedLong(fields(timer)[1], 16);
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
        return HexFormat.of().toHexDigits(value);
    }
}
