package io.tightloop.baton.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cursors and versions: texts that clients hand back as they got them. */
public final class Cursor {
    private static final Pattern DATED = Pattern.compile("(-?\\d{1,18}):(\\P{Cntrl}{1,400})");

    private Cursor() {}

    /** A place in a list, oldest first. */
    public record Oldest(long at, String id) {
        private static final Oldest FIRST = new Oldest(Long.MIN_VALUE, "");

        public String cursor() {
            return encode(at + ":" + id);
        }

        /** The place after which to go on; the beginning without a cursor. */
        public static Oldest of(String cursor) {
            if (cursor == null) {
                return FIRST;
            }
            var match = decode("cursor", cursor, DATED);
            return new Oldest(Long.parseLong(match.group(1)), match.group(2));
        }
    }

    /** A text to hand out. */
    public static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was handed out, matched; refused as this parameter when it was never handed out. */
    public static Matcher decode(String parameter, String text, Pattern pattern) {
        try {
            var match = pattern.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (match.matches()) {
                return match;
            }
        } catch (IllegalArgumentException _) {
            // not Base64: refused below like any other text that was never handed out
        }
        throw new Refused.Invalid(parameter, "is not one that was handed out");
    }
}
