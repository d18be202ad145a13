package io.tightloop.baton;

/** Bounds what strangers have written to Kafka before it goes on in events and state, which add to it. */
public final class Excerpt {
    /** Longest text of a worker, characters. */
    public static final int MOST = 65_536;

    private static final int NOTE = 64;

    private Excerpt() {}

    /** The text; of one longer than {@link #MOST} its beginning and its end, and what is left out in words. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** The text; of one longer than so many characters, at least 256, its beginning and its end. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int to = boundary(text, most / 4 * 3 - NOTE);
        int from = boundary(text, text.length() - most / 4);
        return text.substring(0, to) + "\n[" + (from - to) + " characters left out]\n" + text.substring(from);
    }

    /** Never in the middle of a pair. */
    private static int boundary(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
