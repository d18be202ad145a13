package io.tightloop.planner.planning;

import java.util.Collection;

/** What a task or a plan must heed, of a length that its record and everything made of it can carry. */
final class Heeded {
    /** Longest, characters. */
    static final int MOST = 65_536;

    private static final int LATEST = MOST / 4;

    private Heeded() {}

    static String joined(String first, String second) {
        return within(first.isEmpty() || second.isEmpty() ? first + second : first + "\n" + second, MOST);
    }

    static String joined(Collection<String> all) {
        var text = new StringBuilder();
        long left = 0;
        for (String each : all) {
            if (text.length() < MOST) {
                text.append(text.isEmpty() ? "" : "\n").append(each);
            } else {
                left += each.length() + 1;
            }
        }
        return left == 0
                ? within(text.toString(), MOST)
                : within(text.toString(), MOST - 64) + "\n[" + left + " more characters left out]";
    }

    /** The text, or its beginning and its end with what is left out between them in words. */
    static String within(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int tail = Math.min(LATEST, most / 4);
        int head = most - tail - 64;
        int from = boundary(text, text.length() - tail);
        int to = boundary(text, Math.max(0, head));
        return text.substring(0, to) + "\n[" + (from - to) + " characters left out]\n" + text.substring(from);
    }

    private static int boundary(String text, int at) {
        return at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
