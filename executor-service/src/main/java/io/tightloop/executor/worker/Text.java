package io.tightloop.executor.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Text within bounds of UTF-8 bytes. */
final class Text {

    /** Longest message or summary in bytes. */
    static final int MESSAGE_BYTES = 8 * 1024;

    private Text() {}

    /** The beginning of the text, at most this many bytes; a character is never cut in two. */
    static String first(String text, int bytes) {
        var utf8 = text.getBytes(UTF_8);
        return utf8.length <= bytes ? text : decodeFirst(utf8, bytes);
    }

    /** The end of the text, at most this many bytes; a character is never cut in two. */
    static String last(String text, int bytes) {
        var utf8 = text.getBytes(UTF_8);
        return utf8.length <= bytes ? text : decodeLast(utf8, bytes);
    }

    private static String decodeFirst(byte[] utf8, int bytes) {
        int end = bytes;
        while (end > 0 && continuesCharacter(utf8[end])) {
            end--;
        }
        return new String(utf8, 0, end, UTF_8);
    }

    private static String decodeLast(byte[] utf8, int bytes) {
        int start = utf8.length - bytes;
        while (start < utf8.length && continuesCharacter(utf8[start])) {
            start++;
        }
        return new String(Arrays.copyOfRange(utf8, start, utf8.length), UTF_8);
    }

    private static boolean continuesCharacter(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
