package io.tightloop.baton.turn;

/** The keys of a service's store, for tests that look into it from outside. */
public final class TestKeys {
    private TestKeys() {}

    public static String custody(String session) {
        return Keys.custody(session);
    }

    public static String part(String session) {
        return Keys.part(session, "");
    }

    public static String queue(String session) {
        return Keys.queuePrefix(session);
    }

    public static String kept(String session) {
        return Keys.keptPrefix(session);
    }

    public static String unread(String session) {
        return Keys.unreadPrefix(session);
    }

    public static String offset(String topic) {
        return Keys.offset(topic);
    }

    /** Whether it is the key of a deadline. */
    public static boolean ofDeadline(String key) {
        return Keys.isDeadline(key);
    }

    /** Whether it is the key of a deadline that is kept back. */
    public static boolean ofProbe(String key) {
        return key.contains("\0R\0");
    }
}
