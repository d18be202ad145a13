package io.tightloop.planner.api;

import io.tightloop.baton.feed.Place;
import io.tightloop.baton.http.Asked;
import io.tightloop.baton.http.Cursor;
import io.tightloop.planner.view.FeedPosition;
import java.util.regex.Pattern;

/** Versions and cursors: texts that clients hand back as they got them. */
final class Opaque {
    private static final Pattern PLACE = Pattern.compile("(\\P{Cntrl}{1,249}):(\\d{1,9}):(\\d{1,18})");
    private static final Pattern TIMED = Pattern.compile("(-?\\d{1,18}):([A-Za-z0-9._-]{1,128})");
    private static final Pattern LETTER = Pattern.compile("(\\d{1,18}):([A-Za-z0-9._-]{1,512})");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,9})");

    private static final Pattern SEEN =
            Pattern.compile("(-?\\d{1,18})/(-?\\d{1,18})/(-?\\d{1,18})/(-?\\d{1,18})/(\\P{Cntrl}{0,400})");

    private Opaque() {}

    static String version(Place place) {
        return Cursor.encode(place.topic() + ":" + place.partition() + ":" + place.offset());
    }

    static Place place(String version) {
        var match = Cursor.decode("after", version, PLACE);
        return new Place(match.group(1), Integer.parseInt(match.group(2)), Long.parseLong(match.group(3)));
    }

    /** A place in a list of sessions, newest first. */
    record Newest(long startedAt, String id) {
        static final Newest FIRST = new Newest(Long.MAX_VALUE, "");

        String cursor() {
            return Cursor.encode(startedAt + ":" + id);
        }

        static Newest of(String cursor) {
            var match = Cursor.decode("cursor", cursor, TIMED);
            return new Newest(Long.parseLong(match.group(1)), match.group(2));
        }
    }

    /** A place in the list of dead letters, oldest first. */
    record Letter(long at, String id) {
        static final Letter FIRST = new Letter(-1, "");

        String cursor() {
            return Cursor.encode(at + ":" + id);
        }

        static Letter of(String cursor) {
            var match = Cursor.decode("cursor", cursor, LETTER);
            return new Letter(Long.parseLong(match.group(1)), match.group(2));
        }
    }

    static String ordinal(int last) {
        return Cursor.encode(Integer.toString(last));
    }

    static int ordinal(String cursor) {
        return Integer.parseInt(Cursor.decode("cursor", cursor, ORDINAL).group(1));
    }

    static String seen(FeedPosition position) {
        return Cursor.encode("%d/%d/%d/%d/%s"
                .formatted(
                        position.planned(),
                        position.executed(),
                        position.reviewed(),
                        position.waivedAt(),
                        position.waiver()));
    }

    /** The position that an event's id stands for. */
    static FeedPosition seen(String parameter, String id) {
        var match = Cursor.decode(parameter, id, SEEN);
        return new FeedPosition(
                Long.parseLong(match.group(1)),
                Long.parseLong(match.group(2)),
                Long.parseLong(match.group(3)),
                Long.parseLong(match.group(4)),
                match.group(5));
    }

    /** Checks the version that an answer must include; without one nothing is waited for. */
    static void check(Asked asked, String version) {
        asked.handedOut(version, Opaque::place, null);
    }
}
