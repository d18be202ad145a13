package io.tightloop.executor.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The beginning and the end of a text that is too long for a summary. */
final class Summary {
    /** Longest summary, bytes as UTF-8. */
    static final int BYTES = 8_192;

    private static final int HEAD_CHARS = 512;
    private static final int TAIL_BYTES = 6_144;

    private Summary() {}

    static boolean tooLong(String text) {
        return text.length() > BYTES || text.getBytes(UTF_8).length > BYTES;
    }

    /** Head and tail, and between them how much is left out. */
    static String of(String text) {
        var head = text.substring(0, boundary(text, Math.min(HEAD_CHARS, text.length())));
        int from = text.length();
        for (int bytes = 0; from > head.length() && bytes < TAIL_BYTES - 4; from--) {
            bytes += text.charAt(from - 1) < 0x80 ? 1 : 3;
        }
        var tail = text.substring(boundary(text, from));
        long left = text.getBytes(UTF_8).length - head.getBytes(UTF_8).length - tail.getBytes(UTF_8).length;
        return head + "\n[" + left + " bytes left out; the payload has all]\n" + tail;
    }

    /** No half of a character: before the low half of a pair is after none. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
